#include <algorithm>
#include <cmath>

#include "model/fold.hpp"

namespace osmlm {
namespace {

/// The minutes that a `left` record says; nothing when it is in pages and nobody told how long a
/// page takes.
std::optional<Minutes> minutes_of(const Record& left, const Resource& resource) {
    if (left.min.has()) return *left.min;
    if (!resource.effort || !resource.effort->per_page) return std::nullopt;
    const double exact = static_cast<double>(*left.pages()) * *resource.effort->per_page;
    return static_cast<Minutes>(
        std::floor(std::clamp(exact, 0.0, static_cast<double>(longest_duration)) + 0.5));
}

Finding without_effort(const Record& record, const Resource& resource) {
    const std::string op(op_name(record.op));
    return finding_at(record, op + "-of-open-work", Severity::warning,
                      "`" + op + "` of \"" + resource.id + "\" has no effect: it has no effort, " +
                          "so it never finishes",
                      R"(give it an "effort" in curriculum.json, or a date as "dropped")");
}

Finding without_page_time(const Record& record, const Resource& resource) {
    return finding_at(record, "left-in-pages", Severity::warning,
                      "what is left of \"" + resource.id + "\" is told in pages, and its effort " +
                          "does not say how long a page takes; the record has no effect",
                      "tell it in hours (`osmlm left " + resource.id +
                          " 40h`), or give the effort as pages and per-page");
}

bool has_effect(const Curriculum& curriculum, const Said& told, std::vector<Finding>& findings) {
    const Resource& resource = curriculum.resources[told.resource];
    if (!resource.effort) {
        findings.push_back(without_effort(*told.record, resource));
        return false;
    }
    if (told.record->op == Op::left && !minutes_of(*told.record, resource)) {
        findings.push_back(without_page_time(*told.record, resource));
        return false;
    }
    return true;
}

bool is_later(const Session& session, const Record& record) {
    return written_before(record, *session.record);
}

}  // namespace

Decisions decisions(const Curriculum& curriculum, const std::vector<Said>& told) {
    Decisions result{std::vector<const Record*>(curriculum.resources.size(), nullptr), {}};
    for (const Said& one : told) {
        if (!has_effect(curriculum, one, result.findings)) continue;
        const Record*& latest = result.latest[one.resource];
        if (latest == nullptr || written_before(*latest, *one.record)) latest = one.record;
    }
    return result;
}

void fill_left(const Curriculum& curriculum, const Decisions& decisions, State& state) {
    for (std::size_t r = 0; r < curriculum.resources.size(); ++r) {
        const Resource& resource = curriculum.resources[r];
        Progress& progress = state.progress[r];
        const Record* const latest = decisions.latest[r];
        if (!resource.effort) continue;
        progress.done = latest != nullptr && latest->op == Op::done;
        if (!progress.done) progress.told = latest;
        progress.left = latest == nullptr ? resource.effort->planned - progress.logged
                        : progress.done   ? 0
                                          : *minutes_of(*latest, resource);
    }
    for (const Session& session : state.sessions) {
        if (!session.resource) continue;
        const Record* const latest = decisions.latest[*session.resource];
        if (latest == nullptr || latest->op != Op::left || !is_later(session, *latest)) continue;
        *state.progress[*session.resource].left -= session.min();
    }
    for (Progress& progress : state.progress) {
        if (progress.left) progress.left = std::max<Minutes>(*progress.left, 0);
    }
}

}  // namespace osmlm
