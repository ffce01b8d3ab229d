#pragma once

#include <string>

#include "osmlm/base/day.hpp"

/// What records say that only reports read.
namespace osmlm {

/// A `spend` record.
struct Spending {
    Day date;
    std::string amount;  ///< a decimal number, such as "12.50"
    std::string currency, title;
    std::string resource;  ///< as it was written; may be empty
    std::string planned;   ///< `for`: the planned cost that it stands for; may be empty
};

/// A `post` record.
struct Post {
    Day date;
    std::string title, kind;
    std::string url;  ///< may be empty
};

}  // namespace osmlm
