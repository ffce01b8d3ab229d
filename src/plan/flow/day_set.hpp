#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace osmlm {

/// A set of days from 0 on, a bit each, 64 a word.
class DaySet {
public:
    using Word = std::uint64_t;

    DaySet() = default;
    explicit DaySet(int length) : words_(static_cast<std::size_t>((length + 63) / 64)) {}
    /// The days on weekdays, a bit each from Monday on; day 0 is on the weekday `lead`.
    DaySet(int length, unsigned weekdays, int lead) : DaySet(length) {
        constexpr Word each_week = 0x8102040810204081;
        for (int i = 0; i < words(); ++i) {  // 64 days are nine weeks and a day
            Word week = 0;
            for (int day = 0; day < 7; ++day)
                if ((weekdays >> static_cast<unsigned>((i * 64 + day + lead) % 7)) & 1U)
                    week |= bit(day);
            words_[static_cast<std::size_t>(i)] = week * each_week;
        }
        if (length % 64 > 0) words_.back() &= bit(length) - 1;
    }

    [[nodiscard]] bool has(int day) const { return (words_[place(day)] & bit(day)) != 0; }
    void add(int day) { words_[place(day)] |= bit(day); }
    void remove(int day) { words_[place(day)] &= ~bit(day); }
    void put(int day, bool in) { in ? add(day) : remove(day); }
    /// Adds all days of its words.
    void fill() { std::ranges::fill(words_, ~Word{0}); }
    DaySet& operator&=(const DaySet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
        return *this;
    }

    /// The word that the day, 0 or later, is in.
    static int word_of(int day) { return static_cast<int>(static_cast<unsigned>(day) / 64); }
    /// The days from 64 × i on.
    [[nodiscard]] Word word(int i) const { return words_[static_cast<std::size_t>(i)]; }
    [[nodiscard]] int words() const { return static_cast<int>(words_.size()); }
    static Word bit(int day) { return Word{1} << (static_cast<unsigned>(day) % 64); }

private:
    static std::size_t place(int day) { return static_cast<unsigned>(day) / 64; }

    std::vector<Word> words_;
};

/// The first day of the range, which begins at 0 or later, that is in the set with these words and
/// is found good; -1 without one. O(words of the range + days asked).
template <class WordAt, class Good>
int first_day_of(std::pair<int, int> range, WordAt word_at, Good good) {
    const auto [first, last] = range;
    if (first > last) return -1;
    DaySet::Word mask = ~(DaySet::bit(first) - 1);
    for (int word = DaySet::word_of(first); word <= DaySet::word_of(last); ++word) {
        for (DaySet::Word left = word_at(word) & mask; left != 0; left &= left - 1) {
            const int day = word * 64 + std::countr_zero(left);
            if (day > last) return -1;
            if (good(day)) return day;
        }
        mask = ~DaySet::Word{0};
    }
    return -1;
}

}  // namespace osmlm
