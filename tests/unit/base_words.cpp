#include "catch.hpp"
#include "osmlm/base/utf8.hpp"
#include "osmlm/base/words.hpp"

using namespace osmlm;
using Words = std::vector<std::string>;

TEST_CASE("near words are found, nearest first") {
    const Words keys = {"hours", "note", "on", "horse", "linear-algebra"};
    CHECK(nearest("hourz", keys) == Words{"hours"});
    CHECK(nearest("horus", keys) == Words{"hours"});
    CHECK(nearest("note", keys) == Words{"note"});
    CHECK(nearest("linear-algebar", keys) == Words{"linear-algebra"});
    CHECK(nearest("linear", keys) == Words{"linear-algebra"});
    CHECK(nearest("lineer", keys) == Words{"linear-algebra"});
    CHECK(nearest("zzz", keys).empty());
    CHECK(nearest("", keys).empty());
    CHECK(nearest("ox", keys).empty());
}

TEST_CASE("every single edit of a word leads back to it") {
    const std::string word = "statistics";
    const Words keys = {"french", word, "novel"};
    for (std::size_t i = 0; i < word.size(); ++i) {
        std::string dropped = word, replaced = word, doubled = word;
        dropped.erase(i, 1);
        replaced[i] = 'z';
        doubled.insert(i, 1, 'q');
        CHECK(nearest(dropped, keys) == Words{word});
        CHECK(nearest(replaced, keys) == Words{word});
        CHECK(nearest(doubled, keys) == Words{word});
    }
}

TEST_CASE("a name that begins the word is near, when it is not too short to mean anything") {
    CHECK(nearest("monday", {"mon", "sun"}) == Words{"mon"});
    CHECK(nearest("monday", {"mo"}).empty());
}

TEST_CASE("no more names are offered than asked for") {
    CHECK(nearest("aaaa", {"aaab", "aaac", "aaaa", "aaad"}) == Words{"aaaa", "aaab", "aaac"});
    CHECK(nearest("aaaa", {"aaab", "aaac"}, 1) == Words{"aaab"});
}

TEST_CASE("words are joined as in a sentence") {
    CHECK(join_words({}) == "");
    CHECK(join_words({"a"}) == "a");
    CHECK(join_words({"a", "b"}) == "a and b");
    CHECK(join_words({"a", "b", "c"}, "or") == "a, b or c");
}

TEST_CASE("a wrong word gets a question, or silence") {
    CHECK(did_you_mean("hourz", {"hours", "note"}) == "did you mean \"hours\"?");
    CHECK(did_you_mean("esl1", {"esl2", "esl3"}) == "did you mean \"esl2\" or \"esl3\"?");
    CHECK(did_you_mean("quite-different", {"hours"}) == "");
}

TEST_CASE("printable text cannot drive a terminal") {
    CHECK(printable("Ça va, 日本 🎓") == "Ça va, 日本 🎓");
    CHECK(printable("\x1b[31mred\x07") == "[31mred");
    CHECK(printable("a\nb\tc") == "a b c");
    CHECK(printable("a\xC2\x9B"
                    "31m") == "a31m");
    CHECK(printable("a\xE2\x80\xAE"
                    "b\xE2\x81\xA6"
                    "c") == "abc");
    CHECK(printable("a\xFF"
                    "b") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(printable(std::string_view("a\0b", 3)) == "ab");
    CHECK(printable("\x7F") == "");
}

TEST_CASE("UTF-8 is told from what is none") {
    constexpr std::string_view good = "grüße 日本 🎓";
    CHECK(valid_utf8_prefix(good) == good.size());
    for (const char* bad :
         {"\x80", "\xC0\xAF", "\xC3", "\xC3(", "\xE0\x80\x80", "\xED\xA0\x80", "\xE2\x82",
          "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        INFO(bad);
        CHECK(valid_utf8_prefix(bad) == 0);
        CHECK(valid_utf8_prefix("12345678é9" + std::string(bad)) == 11);
    }
}

TEST_CASE("characters are counted, not bytes") {
    CHECK(count_characters("") == 0);
    CHECK(count_characters("abc") == 3);
    CHECK(count_characters("é日🎓") == 3);
    CHECK(count_characters("\xFF\xFF") == 2);
}

TEST_CASE("a long text is cut at a character and says so") {
    CHECK(shortened("short", 5) == "short");
    CHECK(shortened("longer", 5) == "long…");
    CHECK(shortened("éééé", 3) == "éé…");
}
