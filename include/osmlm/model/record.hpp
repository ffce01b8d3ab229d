#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"
#include "osmlm/base/finding.hpp"

namespace osmlm {

/// When a record was written; compared as an instant, whatever its offset was.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// Reads an RFC 3339 date and time with its offset, such as `2026-10-01T23:58:10.5+01:00`, years 1
/// to 9999; what is finer than a millisecond is cut off. Anything else is nothing.
std::optional<Instant> parse_instant(std::string_view text);

enum class Op : std::uint8_t {
    log,
    edit,
    del,
    done,
    left,
    start,
    note,
    spend,
    post,
    tick,
    date_done,
    checkpoint,
    promise
};

/// The op as the log writes it, such as "date-done".
std::string_view op_name(Op op);

/// How a `Field` keeps a value: in as few bytes as the values of that field need. All values that
/// a log can hold lie above `cleared`.
template <class Value>
struct Packing {
    using Packed = Value;
    static constexpr Packed pack(Value value) { return value; }
    static constexpr Value unpack(Packed packed) { return packed; }
};

template <>
struct Packing<Day> {
    using Packed = std::int32_t;
    static constexpr Packed pack(Day day) {
        return static_cast<Packed>(day.time_since_epoch().count());
    }
    static constexpr Day unpack(Packed packed) { return Day{days{packed}}; }
};

/// Minutes after midnight.
template <>
struct Packing<int> {
    using Packed = std::int16_t;
    static constexpr Packed pack(int minute) { return static_cast<Packed>(minute); }
    static constexpr int unpack(Packed packed) { return packed; }
};

/// A field that a record may hold. It is absent: not written; cleared: written as null, which in
/// an `edit` takes the field away; or set.
template <class Value>
class Field {
    using Packed = typename Packing<Value>::Packed;
    static constexpr Packed none = std::numeric_limits<Packed>::min();
    static constexpr Packed null = none + 1;

public:
    [[nodiscard]] bool absent() const { return packed_ == none; }
    [[nodiscard]] bool cleared() const { return packed_ == null; }
    [[nodiscard]] bool has() const { return packed_ > null; }
    Value operator*() const { return Packing<Value>::unpack(packed_); }
    void set(Value value) { packed_ = Packing<Value>::pack(value); }
    void clear() { packed_ = null; }

private:
    Packed packed_ = none;
};

/// A text that is not here but in the text of the log.
template <>
class Field<std::string_view> {
    static constexpr char null[] = "null";  ///< one address in the whole program, unlike a literal

public:
    [[nodiscard]] bool absent() const { return text_.data() == nullptr; }
    [[nodiscard]] bool cleared() const { return text_.data() == null; }
    [[nodiscard]] bool has() const { return !absent() && !cleared(); }
    std::string_view operator*() const { return text_; }
    void set(std::string_view text) { text_ = text.data() == nullptr ? "" : text; }
    void clear() { text_ = null; }

private:
    std::string_view text_;
};

/// What few records hold, or many alike.
struct RecordRest {
    std::string_view by, cmd, ref, timer, src, item, raw;
    Field<std::int64_t> page, pages;
};

inline constexpr RecordRest no_rest{};

/// One line of `log.jsonl`: an immutable fact. Which fields stand there depends on the op.
/// All texts are views into what the journal keeps; a record is small, as a log has many.
struct Record {
    std::string_view id;
    Field<std::string_view> resource;  ///< an id as it was written, perhaps a former one
    Field<std::string_view> note;      ///< `note` of a log, `text` of a note
    const RecordRest* rest = &no_rest;
    Instant at{};
    Field<Minutes> min;
    Field<Day> date;
    int line = 0;      ///< from 1, in the file it was read from
    Field<int> start;  ///< minutes after midnight
    Op op = Op::log;

    [[nodiscard]] std::string_view by() const { return rest->by; }
    [[nodiscard]] std::string_view cmd() const { return rest->cmd; }
    /// What `edit` and `del` are about.
    [[nodiscard]] std::string_view ref() const { return rest->ref; }
    /// The `start` that this `log` closes.
    [[nodiscard]] std::string_view timer() const { return rest->timer; }
    /// Where an imported `log` came from.
    [[nodiscard]] std::string_view src() const { return rest->src; }
    /// What a `date-done` or a `tick` is about.
    [[nodiscard]] std::string_view item() const { return rest->item; }
    /// The whole line, of ops that only reports read, and of `edit`.
    [[nodiscard]] std::string_view raw() const { return rest->raw; }
    /// The page reached.
    [[nodiscard]] const Field<std::int64_t>& page() const { return rest->page; }
    /// Pages left.
    [[nodiscard]] const Field<std::int64_t>& pages() const { return rest->pages; }
};

/// A record and a rest of its own, to be filled or changed.
struct WholeRecord {
    Record record;
    RecordRest rest;
};

/// Records of a log, all or some of them: a view, so that what was known at some time costs no
/// copy.
class Records {
public:
    Records() = default;
    /// All of them. They live longer than this.
    Records(const std::vector<Record>& all) : all_(&all) {}  // NOLINT: a view
    /// Those that are marked.
    Records(const std::vector<Record>& all, std::vector<bool> marked) : all_(&all) {
        if (std::find(marked.begin(), marked.end(), false) != marked.end())
            marked_ = std::make_shared<const std::vector<bool>>(std::move(marked));
    }

    /// Those that are not in the view as well, by whose place `holds` asks.
    [[nodiscard]] const std::vector<Record>& all() const { return *all_; }
    [[nodiscard]] bool holds_all() const { return !marked_; }
    [[nodiscard]] bool holds(std::size_t place) const { return !marked_ || (*marked_)[place]; }
    /// For each of all whether it is in the view.
    [[nodiscard]] std::vector<bool> marks() const {
        return marked_ ? *marked_ : std::vector<bool>(all_->size(), true);
    }

    class Iterator {
    public:
        Iterator(const Records& of, std::size_t place) : of_(&of), place_(place) { skip(); }
        const Record& operator*() const { return of_->all()[place_]; }
        Iterator& operator++() {
            ++place_;
            skip();
            return *this;
        }
        bool operator==(const Iterator& other) const { return place_ == other.place_; }

    private:
        void skip() {
            while (place_ < of_->all().size() && !of_->holds(place_)) ++place_;
        }
        const Records* of_;
        std::size_t place_;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, all_->size()}; }

private:
    static inline const std::vector<Record> none;
    const std::vector<Record>* all_ = &none;
    std::shared_ptr<const std::vector<bool>> marked_;  ///< none: all
};

/// The log as a set of records (no two with one id), and what could not be counted. Records, and
/// copies of them, are good as long as the journal that they come from, or a copy of it, is there.
struct Journal {
    std::vector<Record> records;        ///< in the order of the file; order never matters
    std::vector<Finding> findings;      ///< damaged lines, unknown ops, ids told in two ways
    std::shared_ptr<const void> texts;  ///< what the records view
};

}  // namespace osmlm
