#include <random>
#include <string>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "store/json/json.hpp"

using namespace osmlm;

namespace {

struct Bad {
    std::string text;
    const char* id;
    std::size_t offset;
    const char* message;
};

/// Random JSON in random layout, with everything that a person may add.
class Writer {
public:
    explicit Writer(unsigned seed) : random_(seed) {}

    std::string document() {
        if (chance(4)) out_ += "\xEF\xBB\xBF";
        value(0);
        blank();
        return out_;
    }

private:
    bool chance(int of) { return pick(of) == 0; }
    int pick(int of) { return static_cast<int>(random_() % static_cast<unsigned>(of)); }

    void blank() {
        static const char* const blanks[] = {"",         " ", "\n", "\r\n\t", "/* a , } \" */",
                                             "// ] é\n", "  "};
        out_ += blanks[pick(7)];
    }

    void value(int depth) {
        blank();
        const int kind = pick(depth > 5 ? 5 : 7);
        if (kind == 5)
            container('[', ']', depth);
        else if (kind == 6)
            container('{', '}', depth);
        else
            scalar(kind);
    }

    void scalar(int kind) {
        static const char* const words[] = {"true", "false", "null"};
        static const char* const numbers[] = {"0",
                                              "-1",
                                              "12.50",
                                              "1e3",
                                              "-0.25E-2",
                                              "9007199254740993",
                                              "123456789012345678901234567890",
                                              "18446744073709551615"};
        if (kind < 2)
            out_ += words[pick(3)];
        else if (kind == 2)
            out_ += numbers[pick(8)];
        else
            string();
    }

    void string() {
        static const char* const parts[] = {"a",
                                            "b/c",
                                            "~",
                                            "é",
                                            "日",
                                            "🎓",
                                            "\\n",
                                            "\\\"",
                                            "\\\\",
                                            "\\u00e9",
                                            "\\ud83c\\udf93",
                                            "// no",
                                            "/*",
                                            ",]",
                                            "}"};
        out_ += '"';
        for (int i = pick(4); i > 0; --i) out_ += parts[pick(15)];
        out_ += '"';
    }

    void container(char open, char close, int depth) {
        out_ += open;
        const int count = pick(5);
        for (int i = 0; i < count; ++i) {
            blank();
            if (open == '{') {
                string();
                blank();
                out_ += ':';
            }
            value(depth + 1);
            blank();
            if (i + 1 < count || chance(3)) out_ += ',';
        }
        blank();
        out_ += close;
    }

    std::mt19937 random_;
    std::string out_;
};

/// nlohmann knows comments but no trailing commas: those are compared through our own tree.
nlohmann::json tree(const JsonDocument& document, const JsonNode& node) {
    using Kind = JsonNode::Kind;
    nlohmann::json value;
    switch (node.kind) {
        case Kind::null:
            break;
        case Kind::boolean:
            value = node.truth;
            break;
        case Kind::integer:
            value = node.integer;
            break;
        case Kind::number:
            value = node.number;
            break;
        case Kind::string:
            value = std::string(node.text);
            break;
        case Kind::array:
            value = nlohmann::json::array();
            for (const JsonNode& item : document.children(node))
                value.push_back(tree(document, item));
            break;
        case Kind::object:
            value = nlohmann::json::object();
            for (const JsonNode& member : document.children(node))
                if (!member.duplicate) value[std::string(member.key)] = tree(document, member);
            break;
    }
    return value;
}

std::string slice(const std::string& text, const JsonNode& node) {
    return text.substr(node.begin, node.end - node.begin);
}

}  // namespace

TEST_CASE("every span of a random document reads as the value that it stands for") {
    int spans = 0, wrong = 0;
    for (unsigned seed = 0; seed < 3000; ++seed) {
        const std::string text = Writer(seed).document();
        const auto document = parse_json(text);
        REQUIRE(document);
        for (const JsonNode& node : document->nodes) {
            const std::string part = slice(text, node);
            const auto again = parse_json(part);
            const bool same = again && tree(*again, again->root()) == tree(*document, node);
            const bool container =
                node.kind == JsonNode::Kind::array || node.kind == JsonNode::Kind::object;
            const bool scalar = container || nlohmann::json::parse(part) == tree(*document, node);
            if (!same || !scalar) ++wrong;
            ++spans;
        }
    }
    CHECK(wrong == 0);
    CHECK(spans > 3000);
}

TEST_CASE("the pointer of every node leads back to it") {
    for (unsigned seed = 1000; seed < 1200; ++seed) {
        const std::string text = Writer(seed).document();
        const auto document = parse_json(text);
        REQUIRE(document);
        for (const JsonNode& node : document->nodes) {
            bool shadowed = false;
            for (const JsonNode* at = &node; at != &document->root();
                 at = &document->nodes[at->parent])
                shadowed = shadowed || at->duplicate;
            if (!shadowed) CHECK(&document->follow(document->pointer(node)) == &node);
        }
    }
}

TEST_CASE("a pointer to nothing leads as far as the text goes") {
    const std::string text = R"({"a": {"b": [1, 2]}, "x/y~z": 3})";
    const auto document = parse_json(text);
    REQUIRE(document);
    CHECK(slice(text, document->follow("/a/b/1")) == "2");
    CHECK(slice(text, document->follow("/a/b/7/c")) == "[1, 2]");
    CHECK(slice(text, document->follow("/a/none")) == R"({"b": [1, 2]})");
    CHECK(slice(text, document->follow("/x~1y~0z")) == "3");
    CHECK(&document->follow("") == &document->root());
}

TEST_CASE("comments, trailing commas and a byte order mark are read") {
    const std::string text =
        "\xEF\xBB\xBF// top\n{ \"a\": [1, /* two, */ 2,], // end\n \"b\": {\"c\": 3,\n},\n} // "
        "last";
    const auto document = parse_json(text);
    REQUIRE(document);
    CHECK(tree(*document, document->root()) == nlohmann::json::parse(R"({"a":[1,2],"b":{"c":3}})"));
}

TEST_CASE("what looks like a comment or a comma inside of a string stays") {
    const auto document = parse_json(R"(["// a", "/* b */", ",]", "\",}"])");
    REQUIRE(document);
    CHECK(tree(*document, document->root()) == nlohmann::json({"// a", "/* b */", ",]", "\",}"}));
}

TEST_CASE("a key that stands twice is marked, in small objects and in large ones") {
    std::string text = R"({"a": 1, "b": 2, "a": 3, "\u0061": 4)";
    for (const int more : {0, 100}) {
        for (int i = 0; i < more; ++i) text += ", \"k" + std::to_string(i) + "\": 0";
        const std::string whole = text + "}";
        const auto document = parse_json(whole);
        REQUIRE(document);
        std::vector<double> marked;
        for (const JsonNode& node : document->nodes)
            if (node.duplicate) marked.push_back(node.number);
        CHECK(marked == std::vector<double>{3, 4});
    }
}

TEST_CASE("integers are told from other numbers") {
    const auto document =
        parse_json("[1, -3, 1.0, 1e2, 9223372036854775807, 9223372036854775808, 30]");
    REQUIRE(document);
    std::vector<bool> integers;
    for (const JsonNode& node : document->children(document->root()))
        integers.push_back(node.kind == JsonNode::Kind::integer);
    CHECK(integers == std::vector<bool>{true, true, false, false, true, false, true});
}

TEST_CASE("what is no JSON is refused at its place, in words") {
    const Bad table[] = {
        {"", "syntax", 0, "expected a value, got the end of the file"},
        {"  // nothing\n", "syntax", 13, "expected a value, got the end of the file"},
        {"{\"a\": 1 \"b\": 2}", "syntax", 8, "expected \",\" or \"}\", got a string"},
        {"{\"a\": 1", "syntax", 7, "expected \",\" or \"}\", got the end of the file"},
        {"{\"a\" 1}", "syntax", 5, "expected \":\" after the key, got \"1\""},
        {"{\"a\": }", "syntax", 6, "expected a value, got \"}\""},
        {"{a: 1}", "syntax", 1, "expected a key in double quotes or \"}\", got \"a\""},
        {"{\"a\": 1, b: 2}", "syntax", 9, "expected a key in double quotes, got \"b\""},
        {"[1 2]", "syntax", 3, "expected \",\" or \"]\", got \"2\""},
        {"[1, 2}", "syntax", 5, "expected \",\" or \"]\", got \"}\""},
        {"[,]", "syntax", 1, "expected a value, got \",\""},
        {"[1,,]", "syntax", 3, "expected a value, got \",\""},
        {"{,}", "syntax", 1, "expected a key in double quotes or \"}\", got \",\""},
        {"[NaN]", "syntax", 1, "expected a value, got \"NaN\""},
        {"[Infinity]", "syntax", 1, "expected a value, got \"Infinity\""},
        {"[-Infinity]", "syntax", 1, "expected a number, got \"-Infinity\""},
        {"[True]", "syntax", 1, "expected a value, got \"True\""},
        {"['a']", "syntax", 1, "expected a value, got \"'a'\""},
        {"[01]", "syntax", 2, "expected \",\" or \"]\", got \"1\""},
        {"[1e400]", "syntax", 1, "expected a number that a computer can hold, got \"1e400\""},
        {"[1.]", "syntax", 1, "expected a number, got \"1.\""},
        {"[.5]", "syntax", 1, "expected a value, got \".5\""},
        {"[\"a\nb\"]", "syntax", 1, "expected the string that begins here to end on its line"},
        {"[\"a", "syntax", 1, "expected the string that begins here to end on its line"},
        {"[\"a\tb\"]", "syntax", 3, "expected text, got a control character"},
        {"[\"a\\qb\"]", "syntax", 3,
         "expected an escape such as \"\\n\" or \"\\u00e9\", got \"\\q\""},
        {"[\"\\u12\"]", "syntax", 2,
         "expected an escape such as \"\\n\" or \"\\u00e9\", got \"\\u\""},
        {"[\"\\ud800\"]", "syntax", 2, "expected a character, got half of a surrogate pair"},
        {"[\"\\udc00\"]", "syntax", 2, "expected a character, got half of a surrogate pair"},
        {"[\"\\ud800\\u0041\"]", "syntax", 2, "expected a character, got half of a surrogate pair"},
        {"[\"\\ud83c\\udf93\\ud800\"]", "syntax", 14,
         "expected a character, got half of a surrogate pair"},
        {"{} {}", "syntax", 3, "expected the end of the file, got \"{\""},
        {"{} x", "syntax", 3, "expected the end of the file, got \"x\""},
        {"/* open", "syntax", 0, "expected the comment that begins here to end with \"*/\""},
        {"[1] /", "syntax", 4, "expected the end of the file, got \"/\""},
        {"{\n<<<<<<< HEAD\n}", "syntax", 2, "expected JSON, got an unresolved git conflict"},
        {std::string("{}\0 {", 5), "syntax", 2, "expected text, got a NUL byte"},
        {"{\"a\": \"\xFF\"}", "encoding", 7, "expected UTF-8, got a byte that is none"},
        {"// \xC3(\n{}", "encoding", 3, "expected UTF-8, got a byte that is none"},
        {"\xFF\xFE{\0", "encoding", 0, "expected UTF-8, got UTF-16"},
        {std::string("{\0}\0", 4), "encoding", 0, "expected UTF-8, got UTF-16"},
        {std::string("\0{", 2), "encoding", 0, "expected UTF-8, got UTF-16"},
        {std::string(65, '['), "too-deep", 64, "expected at most 64 levels of nesting"},
    };
    for (const Bad& row : table) {
        INFO(row.text);
        const auto document = parse_json(row.text);
        REQUIRE_FALSE(document);
        CHECK(document.error().id == row.id);
        CHECK(document.error().offset == row.offset);
        CHECK(document.error().message == row.message);
    }
}

TEST_CASE("hostile sizes are refused at once") {
    CHECK(parse_json(std::string(100'000, '[')).error().id == "too-deep");
    CHECK(parse_json(std::string(largest_json + 1, ' ')).error().id == "too-large");
    CHECK(parse_json(std::string(64, '[') + std::string(64, ']')));
    std::string many = "[";
    for (std::size_t i = 0; i < most_json_values; ++i) many += "0,";
    CHECK(parse_json(many + "]").error().message == "expected at most 2 million values, got more");
    std::string wide = "{";
    for (int i = 0; i < 200'000; ++i) wide += "\"k" + std::to_string(i % 100'000) + "\":0,";
    const auto document = parse_json(wide + "}");
    REQUIRE(document);
    CHECK(document->root().count == 200'000);
}

TEST_CASE("every cut and every changed byte of a document is read or refused") {
    const std::string text = Writer(42).document() + Writer(43).document();
    std::size_t refused = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        for (const char c : {'"', '\\', '{', ']', ',', '/', '\0', '\xFF', '9'}) {
            changed[i] = c;
            const auto document = parse_json(changed);
            if (!document) {
                ++refused;
                CHECK(document.error().offset <= changed.size());
            }
        }
    }
    CHECK(refused > 0);
}
