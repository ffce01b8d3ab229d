#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "osmlm/base/utf8.hpp"
#include "osmlm/base/words.hpp"
#include "osmlm/store/store.hpp"
#include "store/disk/large_pages.hpp"
#include "store/json/canonical.hpp"
#include "store/log/record_reader.hpp"
#include "store/log/texts.hpp"

namespace osmlm {
namespace {

/// No record comes near this; a longer line is something else.
constexpr std::size_t longest_line = std::size_t{1} << 20;

/// How often a name stands in the log that this program does not know, and where first.
struct Unknown {
    int line = 0;
    int count = 0;
    std::string_view text;
};

/// Takes the next line from the front of the text, without its end and a byte order mark.
std::string_view take_line(std::string_view& rest) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.substr(0, 3) == "\xEF\xBB\xBF") line.remove_prefix(3);
    return line;
}

/// All lines of the text.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) lines.push_back(take_line(text));
    return lines;
}

/// What is known while the lines go by. Records that turn out not to count are in `uncounted` and
/// are taken out at the end.
struct Reading {
    std::shared_ptr<LogTexts> texts;
    std::vector<Record> records;
    std::vector<std::string_view> lines;            ///< of the text, once somebody asks
    std::map<std::size_t, std::string> unknown_op;  ///< by record
    std::map<std::string, Unknown> unknown_fields;
    std::vector<std::size_t> uncounted;
    std::vector<Finding> findings;
    /// Ids grow with time, so in a log that was never merged they do, and none stands twice.
    bool ids_ascend = true;

    std::string_view line_of(std::size_t record) {
        if (lines.empty()) lines = lines_of(texts->text());
        return lines[static_cast<std::size_t>(records[record].line) - 1];
    }
};

/// The start of a line, for messages, cut between characters.
std::string excerpt(std::string_view line) {
    constexpr std::size_t most = 200;
    if (line.size() <= most) return printable(line);
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0U) == 0x80U) --end;
    return printable(line.substr(0, end)) + "...";
}

Finding finding(std::string id, Severity severity, int line, std::string_view text,
                std::string message, std::string hint) {
    Finding result;
    result.id = std::move(id);
    result.severity = severity;
    result.file = "log.jsonl";
    result.line = line;
    result.column = 1;
    result.message = std::move(message);
    result.hint = std::move(hint);
    result.source = excerpt(text);
    return result;
}

Finding damaged_line(int line, std::string_view text, const std::string& why) {
    return finding("damaged-line", Severity::error, line, text,
                   "this line is kept and not counted: " + why,
                   "`osmlm repair` sets damaged lines aside");
}

bool is_conflict_marker(std::string_view line) {
    if (line.size() < 7 || std::string_view("<=>|").find(line.front()) == line.npos) return false;
    return line.find_first_not_of(line.front()) >= 7 && (line.size() == 7 || line[7] == ' ');
}

/// Why a line is no JSON object, in the words of its likely cause.
std::string why_unreadable(std::string_view line) {
    if (line.size() > longest_line) return "it is longer than 1 MiB";
    if (is_conflict_marker(line)) {
        return "it is a conflict marker of git; the lines around it count";
    }
    if (line.find('\0') != line.npos) return "it holds NUL bytes, as a power cut leaves them";
    if (valid_utf8_prefix(line) < line.size()) return "it is not UTF-8";
    if (line[line.find_first_not_of(" \t")] != '{') return "it is not a JSON object";
    const std::size_t last = line.find_last_not_of(" \t");
    if (line[last] != '}') return "it is cut off, or something follows the JSON object";
    return "it is not valid JSON";
}

/// Reads the lines of one log.
class LineReader {
public:
    explicit LineReader(Reading& reading) : reading_(reading) {}

    void read(int line, std::string_view text) {
        if (has_members(text)) {
            read_members_of(line, text);
        } else {
            reading_.findings.push_back(damaged_line(line, text, why_unreadable(text)));
        }
    }

private:
    /// Most lines are plain; the others take the long way.
    bool has_members(std::string_view text) {
        if (text.size() > longest_line) return false;
        if (read_plain_members(text, *reading_.texts, members_)) return true;
        document_ = parse_strict_json(text);
        return document_ && read_members(text, *document_, *reading_.texts, members_);
    }

    void read_members_of(int line, std::string_view text) {
        WholeRecord whole;
        whole.record.line = line;
        RecordReading read = read_record(members_, text, whole);
        if (read.kind == RecordReading::Kind::damaged) {
            reading_.findings.push_back(damaged_line(line, text, read.word));
            return;
        }
        if (read.kind == RecordReading::Kind::newer) {
            reading_.findings.push_back(
                finding("newer-record", Severity::error, line, text,
                        "this line is kept and not counted: it is of version " + read.word +
                            ", and this program reads version 1",
                        "update osmlm"));
            return;
        }
        if (read.kind == RecordReading::Kind::unknown_op) {
            reading_.unknown_op.emplace(reading_.records.size(), std::move(read.word));
        } else {
            note_unknown_fields(line, text);
        }
        if (!reading_.records.empty() && reading_.records.back().id >= whole.record.id)
            reading_.ids_ascend = false;
        whole.record.rest = reading_.texts->keep(whole.rest);
        reading_.records.push_back(whole.record);
    }

    void note_unknown_fields(int line, std::string_view text) {
        for (std::string& name : members_.unknown) {
            const Unknown here{line, 0, text};
            ++reading_.unknown_fields.try_emplace(std::move(name), here).first->second.count;
        }
    }

    Reading& reading_;
    std::optional<JsonDocument> document_;  ///< of the last line that was not plain
    Members members_;
};

/// One of the lines with one id.
struct Version {
    std::string canonical;
    std::string_view text;
    std::size_t index = 0;
};

/// The versions in the order of their canonical forms; of lines equal as JSON, which must not
/// depend on their order, the greatest text stands for all.
std::vector<Version> versions_of(Reading& reading, const std::vector<std::size_t>& indices) {
    std::vector<Version> versions;
    for (const std::size_t index : indices) {
        const std::string_view text = reading.line_of(index);
        versions.push_back({canonical_json(text).value_or(std::string(text)), text, index});
    }
    std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
        return std::tie(a.canonical, a.text, b.index) < std::tie(b.canonical, b.text, a.index);
    });
    return versions;
}

Finding told_twice(const Record& lost, const Version& version, const Record& counted,
                   const Version& winner) {
    return finding(
        "told-twice", Severity::error, lost.line, version.text,
        "this line is kept and not counted: line " + std::to_string(counted.line) +
            " has the same id and says something else, and counts: " + excerpt(winner.text),
        "`osmlm sessions` shows what counts; `osmlm amend " + std::string(counted.id) +
            "` changes it");
}

/// Of different lines with one id the greatest in canonical JSON counts.
void settle(Reading& reading, const std::vector<std::size_t>& indices) {
    const std::string_view first = reading.line_of(indices.front());
    if (std::all_of(indices.begin(), indices.end(),
                    [&](std::size_t index) { return reading.line_of(index) == first; })) {
        reading.uncounted.insert(reading.uncounted.end(), indices.begin() + 1, indices.end());
        return;
    }
    const std::vector<Version> versions = versions_of(reading, indices);
    const Version& winner = versions.back();
    const Record& counted = reading.records[winner.index];
    for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
        reading.uncounted.push_back(versions[i].index);
        if (versions[i].canonical == versions[i + 1].canonical) continue;
        reading.findings.push_back(
            told_twice(reading.records[versions[i].index], versions[i], counted, winner));
    }
}

/// A record's place in the order of ids: most comparisons end at the first eight characters.
struct IdKey {
    std::uint64_t start = 0;
    std::size_t index = 0;
};

std::uint64_t start_of(std::string_view id) {
    std::uint64_t start = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        start = (start << 8) | (i < id.size() ? static_cast<unsigned char>(id[i]) : 0U);
    }
    return start;
}

/// The records in the order of their ids, those with one id in the order of the file.
std::vector<IdKey> by_id(const std::vector<Record>& records) {
    std::vector<IdKey> keys;
    keys.reserve(records.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
        keys.push_back({start_of(records[i].id), i});
    }
    std::sort(keys.begin(), keys.end(), [&](const IdKey& a, const IdKey& b) {
        if (a.start != b.start) return a.start < b.start;
        const int order = records[a.index].id.compare(records[b.index].id);
        return order != 0 ? order < 0 : a.index < b.index;
    });
    return keys;
}

void settle_all(Reading& reading) {
    if (reading.ids_ascend) return;
    const std::vector<IdKey> keys = by_id(reading.records);
    for (std::size_t i = 0; i < keys.size();) {
        const std::string_view id = reading.records[keys[i].index].id;
        std::vector<std::size_t> same;
        for (; i < keys.size() && reading.records[keys[i].index].id == id; ++i) {
            same.push_back(keys[i].index);
        }
        if (same.size() > 1) settle(reading, same);
    }
    std::sort(reading.uncounted.begin(), reading.uncounted.end());
}

/// A finding for each unknown op, at its first line; its records do not count.
void set_unknown_ops_aside(Reading& reading) {
    std::map<std::string, Unknown> ops;
    for (const auto& [index, op] : reading.unknown_op) {
        if (std::binary_search(reading.uncounted.begin(), reading.uncounted.end(), index)) continue;
        const Unknown here{reading.records[index].line, 0, reading.line_of(index)};
        ++ops.try_emplace(op, here).first->second.count;
    }
    for (const auto& [op, where] : ops) {
        reading.findings.push_back(finding("unknown-op", Severity::warning, where.line, where.text,
                                           "records with the op \"" + printable(op) +
                                               "\" are kept and not counted (" +
                                               std::to_string(where.count) + " in the log)",
                                           "a newer osmlm may have written them: update osmlm"));
    }
    for (const auto& [index, op] : reading.unknown_op) reading.uncounted.push_back(index);
}

void report_unknown_fields(Reading& reading) {
    for (const auto& [name, where] : reading.unknown_fields) {
        reading.findings.push_back(
            finding("unknown-field", Severity::note, where.line, where.text,
                    "the field \"" + printable(name) + "\" is kept and not counted (" +
                        std::to_string(where.count) + (where.count == 1 ? " line)" : " lines)"),
                    "names that begin with x- are free"));
    }
}

void take_out(std::vector<Record>& records, std::vector<std::size_t> uncounted) {
    if (uncounted.empty()) return;
    std::sort(uncounted.begin(), uncounted.end());
    uncounted.erase(std::unique(uncounted.begin(), uncounted.end()), uncounted.end());
    std::size_t kept = uncounted.front(), next = 0;
    for (std::size_t i = kept; i < records.size(); ++i) {
        if (next < uncounted.size() && uncounted[next] == i) {
            ++next;
        } else {
            records[kept++] = std::move(records[i]);
        }
    }
    records.resize(kept);
}

Journal journal_of(Reading reading) {
    settle_all(reading);
    set_unknown_ops_aside(reading);
    report_unknown_fields(reading);
    take_out(reading.records, std::move(reading.uncounted));
    std::stable_sort(reading.findings.begin(), reading.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.line < b.line; });
    return {std::move(reading.records), std::move(reading.findings), std::move(reading.texts)};
}

}  // namespace

Journal parse_journal(std::string text) {
    constexpr std::size_t shortest_line = 80, long_line = 180;
    Reading reading;
    reading.texts = std::make_shared<LogTexts>(std::move(text));
    reading.records.reserve(reading.texts->text().size() / shortest_line + 1);
    use_large_pages(reading.records, reading.texts->text().size() / long_line);
    LineReader reader(reading);
    std::string_view rest = reading.texts->text();
    for (int number = 1; !rest.empty(); ++number) {
        const std::string_view line = take_line(rest);
        if (line.find_first_not_of(" \t\r") != line.npos) reader.read(number, line);
    }
    return journal_of(std::move(reading));
}

}  // namespace osmlm
