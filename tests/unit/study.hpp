#pragma once

#include <nlohmann/json.hpp>
#include <sstream>

#include "catch.hpp"
#include "folder.hpp"
#include "osmlm/cli/run.hpp"

namespace osmlm {

inline const std::string study_days =
    R"("schedule":{"week":{"mon":2,"tue":2,"wed":2,"thu":2,"fri":2}},"start":"2026-09-07",)";

/// A plan in a directory of its own.
struct Study {
    Folder folder;
    explicit Study(const std::string& members, const std::string& log = {}) {
        put(folder / "curriculum.json", R"({"osmlm":1,)" + study_days + members + "}");
        if (!log.empty()) put(folder / "log.jsonl", log);
    }

    /// What is said to the arguments, parted by blanks; on Mon 7 Sep where they do not say else.
    [[nodiscard]] std::string says(const std::string& line, int code = 0,
                                   const std::string& now = {}) const {
        std::vector<std::string> words;
        std::istringstream rest(line);
        for (std::string word; rest >> word;) words.push_back(word);
        if (now.empty() && line.find("--today") == std::string::npos)
            words.push_back("--today=2026-09-07");
        std::ostringstream out;
        std::ostringstream err;
        const World world{{},
                          [&now](const std::string& name) -> std::optional<std::string> {
                              if (name == "LANG") return "C.UTF-8";
                              if (name == "TZ") return "UTC";
                              if (name == "OSMLM_NOW" && !now.empty()) return now;
                              return std::nullopt;
                          },
                          folder.path,
                          {out},
                          {err},
                          {}};
        CHECK(run(words, world) == code);
        CHECK(err.str().empty());
        return out.str();
    }
    [[nodiscard]] nlohmann::json answers(const std::string& line, int code = 0) const {
        return nlohmann::json::parse(says(line + " --json", code));
    }
};

/// A record that was written at noon of its day.
inline std::string on_day(const std::string& id, const std::string& op, const std::string& date,
                          const std::string& rest) {
    return R"({"v":1,"id":")" + id + R"(","at":")" + date + R"(T12:00:00Z","op":")" + op +
           R"(","date":")" + date + "\"," + rest + "}\n";
}

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace osmlm
