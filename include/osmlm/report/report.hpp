#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "osmlm/base/day.hpp"
#include "osmlm/base/duration.hpp"

/// The value between reports and formats: a report fills it, a format writes it, and neither knows
/// the other. No report formats a number or a date; no format knows what a resource is.
namespace osmlm {

struct Duration {
    Minutes minutes = 0;
};  ///< text `1h53m`, data 113
struct Percent {
    std::int64_t hundredths = 0;
};  ///< text `83 %`, data 0.83
struct StudyDays {
    std::int64_t count = 0;
};  ///< text `9 study days`, data 9
struct ClockTime {
    int minutes = 0;
};  ///< after midnight: text and data `09:00`
struct Week {
    Day monday;
};  ///< text `Mon 7 Sep`, data `2026-W37`
struct Bar {
    std::int64_t part = 0, whole = 1;
};  ///< text and pages: a bar, `part` of `whole` long; data 0.83
struct CommandLine {
    std::string words;
};  ///< to be copied: no text breaks it, and Markdown makes code of it

/// A typed scalar; a format decides how it looks. Nothing: text empty, data null.
using Cell = std::variant<std::monostate, bool, std::int64_t, std::string, Duration, Day, Percent,
                          StudyDays, ClockTime, Week, Bar, CommandLine>;

struct Value;
using Object = std::vector<std::pair<std::string, Value>>;  ///< in the order of writing
using Array = std::vector<Value>;

/// A tree of cells: what `--json` writes.
struct Value {
    std::variant<Cell, Array, Object> held;
    Value(Cell cell = {}) : held(std::move(cell)) {}
    Value(Array array) : held(std::move(array)) {}
    Value(Object object) : held(std::move(object)) {}
};

/// What a piece of text means, for formats that have colours.
enum class Tone { plain, strong, quiet, good, warn, bad };

struct Piece {
    Cell value;
    Tone tone = Tone::plain;
};

/// Pieces written one after the other, such as {"It fits: done by ", Day, "."}.
using Line = std::vector<Piece>;

struct Heading {
    Line line;
};
/// Where a line of text that is too long goes on in further lines.
enum class Wrap {
    always,
    terminal,  ///< on a terminal only: a line that programs may read
    never      ///< on no terminal either: a command, which is copied whole
};
struct Paragraph {
    Line line;
    Wrap wrap = Wrap::always;
};

enum class Align { left, right };

struct Column {
    std::string key;    ///< name in CSV, such as "resource"
    std::string title;  ///< head in text and Markdown; all titles empty: no head
    Align align = Align::left;
    bool shrinks = false;  ///< may be cut to fit a terminal (titles, notes)
    bool wraps = false;    ///< goes on in further lines on a terminal (messages)
    int spare = 0;         ///< above 0: left out where a terminal is too narrow, highest first
    bool whole = false;    ///< the last; never cut, and longer than the terminal (commands)
};

/// Rows of cells; each row has one piece for each column.
struct Table {
    std::string key;  ///< of several tables, CSV writes the first
    std::vector<Column> columns;
    std::vector<std::vector<Piece>> rows;
};

/// A line of a file with a mark under one of its characters.
struct Excerpt {
    std::string source;
    int line = 0;    ///< from 1
    int column = 0;  ///< from 1, in characters; 0: no mark
};

/// What every picture has: the sentence stands for it where it cannot be seen.
struct Caption {
    std::string title;
    std::string alternative;  ///< what the picture shows, in a sentence
};

/// Minutes over days, such as hours done against hours promised.
struct Chart {
    struct Curve {
        std::string name;
        Tone tone = Tone::plain;
        std::vector<std::pair<Day, Minutes>> points;  ///< days ascend; straight between two
    };
    /// What lies between two curves.
    struct Band {
        std::string name;
        Curve low, high;
    };
    struct Mark {
        Day day;
        std::string label;
    };
    Caption caption;
    std::vector<Curve> curves;
    std::vector<Band> bands{};
    std::vector<Mark> marks{};
};

/// Minutes of each day of a stretch, week beside week.
struct HeatMap {
    Caption caption;
    Day from;
    std::vector<Minutes> minutes;  ///< by day
};

/// When what is worked on (Gantt).
struct Timeline {
    struct Row {
        std::string label;
        Tone tone = Tone::plain;
        Day from, until;
        std::optional<Day> deadline{};
    };
    Caption caption;
    std::vector<Row> rows;
};

/// Text puts an empty line before each heading but the first; everything else follows directly.
/// An empty paragraph is an empty line. Spaces that a paragraph begins with indent all its lines.
using Block = std::variant<Heading, Paragraph, Table, Excerpt, Chart, HeatMap, Timeline>;

/// From whom and to whom an answer goes that is sent as a message; `from` may be empty.
struct Mail {
    std::string to, from;
};

/// One answer of the program. `data` is its JSON form (without "schema" and "today", which the
/// format adds), `blocks` the form for people, `records` the form for spreadsheets.
struct Report {
    std::string schema;  ///< such as "osmlm.plan/1"
    Day today;
    Object data;
    std::vector<Block> blocks;
    Table records;
    /// What pages show besides, before the first heading of `blocks`: pictures that text has only
    /// when they are asked for.
    std::vector<Block> pictures{};
    std::string title{};         ///< of a page; the subject of a mail
    std::optional<Mail> mail{};  ///< whom it goes to
};

}  // namespace osmlm
