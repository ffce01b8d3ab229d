#include <memory>
#include <utility>

#include "osmlm/store/apply_change.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm {

Journal with_lines(Journal journal, std::string lines) {
    Journal more = parse_journal(std::move(lines));
    journal.records.insert(journal.records.end(), more.records.begin(), more.records.end());
    journal.texts =
        std::make_shared<std::pair<std::shared_ptr<const void>, std::shared_ptr<const void>>>(
            std::move(journal.texts), std::move(more.texts));
    return journal;
}

}  // namespace osmlm
