// The ways to read a log and total it: ours, and the least that simdjson needs for it.
#include <cstring>
#include <ctime>
#include <fstream>
#include <map>
#include <string>
#include <string_view>

#include <fmt/core.h>
#include <simdjson.h>

#include "bench/log.hpp"
#include "osmlm/model/state.hpp"
#include "osmlm/store/store.hpp"

namespace osmlm::bench {
namespace {

using Sums = std::map<std::string, std::int64_t, std::less<>>;

void add(Sums& sums, std::string_view resource, std::int64_t min) {
    const auto found = sums.find(resource);
    if (found == sums.end())
        sums.emplace(resource, min);
    else
        found->second += min;
}

std::int64_t total(const Sums& sums) {
    std::int64_t sum = 0;
    for (const auto& [resource, min] : sums) sum += min;
    return sum;
}

/// Every document of the file, one a line, as a stream.
template <class Documents>
std::int64_t stream(Documents&& documents) {
    Sums sums;
    for (auto&& document : documents) {
        std::string_view resource;
        std::int64_t min = 0;
        if (document["resource"].get(resource) != simdjson::SUCCESS) continue;
        if (document["min"].get(min) == simdjson::SUCCESS) add(sums, resource, min);
    }
    return total(sums);
}

std::int64_t on_demand(const std::string& file) {
    const simdjson::padded_string text = simdjson::padded_string::load(file);
    simdjson::ondemand::parser parser;
    const char* const end = text.data() + text.size();
    Sums sums;
    for (const char* line = text.data(); line < end;) {
        const auto* const stop =
            static_cast<const char*>(std::memchr(line, '\n', static_cast<std::size_t>(end - line)));
        const auto size = static_cast<std::size_t>(stop - line);
        simdjson::ondemand::document document;
        const auto error =
            parser.iterate(line, size, size + simdjson::SIMDJSON_PADDING).get(document);
        line = stop + 1;
        if (error != simdjson::SUCCESS) continue;
        std::string_view resource;
        std::int64_t min = 0;
        if (document["resource"].get(resource) != simdjson::SUCCESS) continue;
        if (document["min"].get(min) == simdjson::SUCCESS) add(sums, resource, min);
    }
    return total(sums);
}

std::int64_t tree_by_line(const std::string& file) {
    const simdjson::padded_string text = simdjson::padded_string::load(file);
    simdjson::dom::parser parser;
    const char* const end = text.data() + text.size();
    Sums sums;
    for (const char* line = text.data(); line < end;) {
        const auto* const stop =
            static_cast<const char*>(std::memchr(line, '\n', static_cast<std::size_t>(end - line)));
        simdjson::dom::element document;
        const auto error =
            parser.parse(line, static_cast<std::size_t>(stop - line), false).get(document);
        line = stop + 1;
        if (error != simdjson::SUCCESS) continue;
        std::string_view resource;
        std::int64_t min = 0;
        if (document["resource"].get(resource) != simdjson::SUCCESS) continue;
        if (document["min"].get(min) == simdjson::SUCCESS) add(sums, resource, min);
    }
    return total(sums);
}

std::int64_t ours(const std::string& directory, const Curriculum& curriculum) {
    const Journal journal = parse_journal(**read_file(directory + "/log.jsonl"));
    const State state = fold(curriculum, journal.records);
    std::int64_t sum = 0;
    for (const Progress& progress : state.progress) sum += progress.logged;
    return sum;
}

std::int64_t read(const std::string& way, const std::string& directory,
                  const Curriculum& curriculum) {
    const std::string file = directory + "/log.jsonl";
    if (way == "ours") return ours(directory, curriculum);
    if (way == "on-demand") return on_demand(file);
    if (way == "dom") return tree_by_line(file);
    const simdjson::padded_string text = simdjson::padded_string::load(file);
    simdjson::dom::parser trees;
    simdjson::ondemand::parser parser;
    return way == "dom-many" ? stream(trees.parse_many(text).value())
                             : stream(parser.iterate_many(text).value());
}

/// Milliseconds of processor time so far: what else runs on the machine does not count.
double processor_time() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The most memory that this process had, in MB.
double peak_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

}  // namespace

void read_log_once(const std::string& way, const std::string& directory) {
    const auto text = read_file(directory + "/curriculum.json");
    const auto loaded = parse_curriculum(**text);
    const double begin = processor_time();
    const std::int64_t sum = read(way, directory, loaded->curriculum);
    fmt::print("{} {} {}\n", processor_time() - begin, peak_memory(), sum);
}

}  // namespace osmlm::bench
