#include "cli/words/help.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "cli/words/request.hpp"

namespace osmlm {

namespace {

Heading heading(std::string text) { return {{{std::move(text), Tone::strong}}}; }

Paragraph paragraph(std::string text) { return {{{std::move(text), Tone::plain}}}; }

/// Two columns, the first a little to the right.
Table two_columns(const std::vector<Arguments::Row>& rows) {
    Table table{"rows", {{"form", ""}, {"help", ""}}, {}};
    table.columns.back().wraps = true;
    for (const Arguments::Row& row : rows) {
        std::string form = "  " + row.form;
        for (auto at = form.find(','); at != std::string::npos; at = form.find(',', at + 2)) {
            form.insert(at + 1, " ");
        }
        table.rows.push_back({{form, Tone::plain}, {row.help, Tone::plain}});
    }
    return table;
}

std::vector<Arguments::Row> command_rows(Command::Group group) {
    std::vector<Arguments::Row> rows;
    for (const Command* command : commands()) {
        if (command->group != group) continue;
        std::string name(command->name);
        if (!command->alias.empty()) name.append(",").append(command->alias);
        rows.push_back({name, std::string(command->summary)});
    }
    return rows;
}

void add_rows(std::vector<Block>& blocks, std::string title,
              const std::vector<Arguments::Row>& rows) {
    if (rows.empty()) return;
    blocks.emplace_back(heading(std::move(title)));
    blocks.emplace_back(two_columns(rows));
}

std::vector<Block> first_page() {
    std::vector<Block> blocks = {
        paragraph("osmlm plans your studies and says every day what to do."), paragraph(""),
        paragraph("osmlm            what to do today"),
        paragraph("osmlm COMMAND    one of these, with its options")};
    add_rows(blocks, "Commands", command_rows(Command::Group::first));
    add_rows(blocks, "Options of every command", global_options());
    blocks.emplace_back(paragraph(""));
    blocks.emplace_back(Paragraph{{{CommandLine{"osmlm help COMMAND"}},
                                   {std::string(" says more of one command, ")},
                                   {CommandLine{"osmlm help more"}},
                                   {std::string(" names the others.")}}});
    return blocks;
}

}  // namespace

std::vector<Block> help_on(const Command* command) {
    if (!command) return first_page();
    const Usage usage = usage_of(*command);
    std::string form = fmt::format("osmlm {}", command->name);
    for (const Arguments::Row& word : usage.words) form += " " + word.form;
    if (!usage.options.empty()) form += " [OPTIONS]";
    std::vector<Block> blocks = {heading(form), paragraph(std::string(command->summary))};
    if (!command->alias.empty()) {
        blocks.emplace_back(paragraph(fmt::format("Another name for it: {}.", command->alias)));
    }
    add_rows(blocks, "Words", usage.words);
    add_rows(blocks, "Options", usage.options);
    blocks.emplace_back(paragraph(""));
    blocks.emplace_back(Paragraph{{{fmt::format("Formats: {}. ", command->formats)},
                                   {CommandLine{"osmlm --help"}},
                                   {std::string(" shows the options of every command.")}}});
    return blocks;
}

std::vector<Block> help_on_more() {
    std::vector<Block> blocks;
    add_rows(blocks, "More commands", command_rows(Command::Group::more));
    return blocks;
}

}  // namespace osmlm
