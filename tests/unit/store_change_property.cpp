// Whatever is changed, the rest of the text stays byte for byte.
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "change_lab.hpp"
#include "oracle/dice.hpp"
#include "store/json/json.hpp"

using namespace osmlm;

namespace {

const std::vector<std::string> plans = {
    R"({"osmlm":1,"resources":[{"id":"la","effort":"40h"},{"id":"ml","effort":20,"after":["la"]}],"goals":[{"id":"math"}]})",
    R"({ // a plan
  "osmlm": 1, /* the version */
  "end": "2027-07-02",
  "schedule": {
    "week": { "mon": "6h", "tue": 4 }, // for now
    "days": [
      { "on": "2026-12-24", "hours": 0, }, // Christmas
    ],
  },
  "goals": [
    // two of them
    { "id": "math", "title": "Mathematics" },
    { "id": "french", "weekly": "4h" }
  ],
  "resources": [
    {
      "id": "la", // first
      "effort": { "low": "30h", "high": "50h" },
      "tags": [
        "theory", // hard
      ]
    },
    { "id": "ml", "effort": "20h", "after": ["la"], "goal": "math" } // last
  ]
}
)",
    "{\r\n\t\"osmlm\": 1,\r\n\t\"resources\": [\r\n\t\t{ \"id\": \"la\", \"effort\": \"40h\" },\r\n"
    "\t\t{ \"id\": \"ml\" }\r\n\t],\r\n\t\"goals\": [ { \"id\": \"math\" } ]\r\n}\r\n",
    R"({ "osmlm": 1, "goals": [
  ],
  "resources": [ { "id": "la"
                 , "effort": "40h"
                 }
               , { "id": "ml" /* what? */, }
               ] })"};

/// Whatever stood in the list goes with it.
const std::string replaces_a_list = "set la tags=a,b";

const std::vector<std::string> words = {"set la deadline=2026-12-18",
                                        "set la deadline=",
                                        "set la effort=-1h",
                                        "set la effort=30h..50h",
                                        "set ml after=la",
                                        "set ml after=",
                                        "set ml tags+=new",
                                        "set la tags-=theory",
                                        replaces_a_list,
                                        "set ml 'title=A \"new\" one'",
                                        "set ml title=",
                                        "set math weekly=4h..6h",
                                        "set math weekly=",
                                        "set mon=3h",
                                        "set sun=",
                                        "set sun=2h 2027-01-01..",
                                        "set fri=1h 2027-01",
                                        "set end=2027-06-30",
                                        "set end=",
                                        "set start=2026-09-01",
                                        "set focus=2",
                                        "off 2026-12-24..2027-01-03 -m Holidays",
                                        "off fri",
                                        "drop la",
                                        "set la dropped=",
                                        "add new 'A new one' 9h after=la",
                                        "set new after-=la"};

std::vector<std::string> comments_of(const std::string& text) {
    std::vector<std::string> comments;
    for (std::size_t at = text.find('/'); at != text.npos; at = text.find('/', at + 1)) {
        if (text[at + 1] != '/' && text[at + 1] != '*') continue;
        const std::size_t end =
            text[at + 1] == '/' ? text.find_first_of("\r\n", at) : text.find("*/", at) + 2;
        comments.push_back(text.substr(at, end - at));
        at = end;
    }
    return comments;
}

/// Every value that has no values in it, as it is written, by its place.
std::map<std::string, std::string> leaves_of(const std::string& text) {
    const auto document = parse_json(text);
    std::map<std::string, std::string> leaves;
    for (const JsonNode& node : document->nodes)
        if (node.count == 0)
            leaves[document->pointer(node)] = text.substr(node.begin, node.end - node.begin);
    return leaves;
}

/// How many places hold another value, or are there in one of them only.
std::size_t differing(const std::string& before, const std::string& after) {
    const auto old = leaves_of(before), now = leaves_of(after);
    std::set<std::string> places;
    for (const auto& [place, value] : old)
        if (!now.contains(place) || now.at(place) != value) places.insert(place);
    for (const auto& [place, value] : now)
        if (!old.contains(place)) places.insert(place);
    return places.size();
}

/// How many of the lines must go so that the rest stands in the other text, in order.
std::size_t lines_gone(const std::string& before, const std::string& after) {
    const auto split = [](const std::string& text) {
        std::vector<std::string> lines(1);
        for (const char c : text)
            if (c == '\n')
                lines.emplace_back();
            else
                lines.back() += c;
        return lines;
    };
    const auto a = split(before), b = split(after);
    std::vector<std::vector<std::size_t>> common(a.size() + 1,
                                                 std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j)
            common[i + 1][j + 1] =
                a[i] == b[j] ? common[i][j] + 1 : std::max(common[i][j + 1], common[i + 1][j]);
    return a.size() - common.back().back();
}

bool has_bare_line_ends(const std::string& text) {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
        if (at == 0 || text[at - 1] != '\r') return true;
    return false;
}

}  // namespace

TEST_CASE("after any changes the text is a curriculum, and what they do not touch is as it was") {
    int made = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        oracle::Dice dice("changes", seed);
        Inputs inputs = inputs_of(dice.one_of(plans));
        const bool windows = inputs.text.find('\r') != std::string::npos;
        for (int step = 0; step < 8; ++step) {
            const std::string& what = dice.one_of(words);
            auto result = change(inputs, what);
            if (!result) continue;
            INFO(what << "\n" << inputs.text << "\n" << result->text);
            REQUIRE(parse_json(result->text));
            if (!parse_curriculum(result->text)) continue;  // such as an id that is there already
            if (what != replaces_a_list)
                CHECK(comments_of(result->text) == comments_of(inputs.text));
            CHECK(differing(inputs.text, result->text) <= 6);
            CHECK(lines_gone(inputs.text, result->text) <= 3);
            if (windows) CHECK_FALSE(has_bare_line_ends(result->text));
            inputs = inputs_of(std::move(result->text));
            ++made;
        }
    }
    CHECK(made > 500);
}

TEST_CASE("what is set and then unset leaves the text as it was") {
    for (const std::string& plan : plans) {
        const std::string set = changed(plan, "set ml deadline=2026-12-18");
        CHECK(set != plan);
        CHECK(leaves_of(changed(set, "set ml deadline=")) == leaves_of(plan));
    }
    CHECK(changed(changed(plans[0], "set ml deadline=2026-12-18"), "set ml deadline=") == plans[0]);
}

TEST_CASE("words of any kind make a change whose text is JSON, or a complaint") {
    const std::vector<std::string> pieces = {
        "add",         "set",    "drop",     "off",   "la",           "ml",   "math",   "osmlm",
        "effort=",     "-",      "..",       "=",     "+=",           "-=",   "10h",    "title=",
        "after",       "after=", "tags",     "days=", "mon-thu",      ",",    "|",      "'",
        "\"",          "\\",     "#",        "fri=",  "2027-01-01",   "-m",   "é",      "\xff",
        "weekly=",     "4h",     "cost=",    "1e5",   "optional=",    "true", "focus=", "\n",
        "checkpoints", "end",    "session=", "x",     "first-effort="};
    int made = 0;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        oracle::Dice dice("garbage", seed);
        std::string what =
            dice.one_of(std::vector<std::string>{"set la ", "set ", "add new N ", ""});
        for (int piece = dice.between(1, 6); piece > 0; --piece)
            what += dice.one_of(pieces) + (dice.chance(40) ? " " : "");
        INFO(what);
        const auto result = change(inputs_of(dice.one_of(plans)), what);
        if (!result) {
            CHECK_FALSE(result.error().message.empty());
            continue;
        }
        CHECK(parse_json(result->text));
        ++made;
    }
    CHECK(made > 200);
}
