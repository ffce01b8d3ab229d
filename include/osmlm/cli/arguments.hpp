#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace osmlm {

/// What a command takes. Every `into` is written while the command line is read, and must live as
/// long as the `Arguments`; a command keeps its options in a shared pointer that its action holds.
/// Names are such as "-n,--number".
class Arguments {
public:
    /// How one of them looks in the help: "--weeks N", "How many weeks."
    struct Row {
        std::string form;
        std::string help;
    };

    explicit Arguments(CLI::App& app) : app_(app) {}

    void flag(const std::string& names, bool& into, std::string_view help);
    void value(const std::string& names, std::optional<std::string>& into,
               std::string_view placeholder, std::string_view help);
    /// A value that may be left out and is then `missing`: `--json` and `--json=1`.
    void value_or(const std::string& names, std::optional<std::string>& into,
                  const std::string& missing, std::string_view placeholder, std::string_view help);
    /// May be given more than once.
    void values(const std::string& names, std::vector<std::string>& into,
                std::string_view placeholder, std::string_view help);
    /// A word without a dash that must be there; words are taken in the order of declaration.
    void word(const std::string& name, std::string& into, std::string_view help);
    void optional_word(const std::string& name, std::optional<std::string>& into,
                       std::string_view help);
    /// All further words.
    void words(const std::string& name, std::vector<std::string>& into, std::string_view help);

    /// The words without a dash, and the options, in the order of declaration.
    [[nodiscard]] const std::vector<Row>& word_rows() const { return word_rows_; }
    [[nodiscard]] const std::vector<Row>& option_rows() const { return option_rows_; }

private:
    CLI::App& app_;
    std::vector<Row> word_rows_, option_rows_;
};

}  // namespace osmlm
