#include "store/log/texts.hpp"

#include <algorithm>

namespace osmlm {
namespace {

bool only_by(const RecordRest& rest) {
    return rest.cmd.empty() && rest.ref.empty() && rest.timer.empty() && rest.src.empty() &&
           rest.item.empty() && rest.raw.empty() && rest.page.absent() && rest.pages.absent();
}

}  // namespace

std::string_view LogTexts::keep(std::string_view text) {
    auto* const copy = static_cast<char*>(pool_.allocate(text.size(), 1));
    std::copy(text.begin(), text.end(), copy);
    return {copy, text.size()};
}

const RecordRest* LogTexts::keep(const RecordRest& rest) {
    if (!only_by(rest)) return &rests_.emplace_back(rest);
    if (rest.by == last_writer_->by) return last_writer_;
    const RecordRest*& of_writer = by_writer_[rest.by];
    if (of_writer == nullptr) of_writer = &rests_.emplace_back(rest);
    return last_writer_ = of_writer;
}

}  // namespace osmlm
