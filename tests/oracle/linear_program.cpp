#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "oracle/milp.hpp"

namespace osmlm::oracle {
namespace {

using std::size_t;

/// The parts of the file while it is written.
struct Program {
    const Facts& facts;
    const Scenario& scenario;
    Wanted wanted;
    std::string rows, bounds, integers, binaries;
};

Minutes most(const Program& program, size_t job, int day) {
    const Job& facts = program.facts.jobs[job];
    const bool may_be_late = program.wanted != Wanted::plan;
    if (day > window_end(program.facts, program.scenario, job, may_be_late)) return 0;
    const Minutes room = facts.room[static_cast<size_t>(day)];
    return facts.open ? room : std::min(room, facts.left);
}

std::string minutes(size_t job, int day) { return fmt::format("x_{}_{}", job, day); }

/// `+ x + x …` over the days of one job; empty when it has none.
std::string sum_of(const Program& program, size_t job, int from, int until) {
    std::string sum;
    for (int d = from; d <= until; ++d) {
        if (most(program, job, d) > 0) sum += " + " + minutes(job, d) + "\n";
    }
    return sum;
}

void row(Program& program, const std::string& sum, const char* relation, Minutes right) {
    if (!sum.empty()) program.rows += fmt::format("{} {} {}\n", sum, relation, right);
}

/// A column that stands in the objective only, so that an unmeetable row can be written.
void never(Program& program) { program.rows += " zero >= 1\n"; }

void add_columns(Program& program) {
    for (size_t j = 0; j < program.facts.jobs.size(); ++j) {
        for (int d = 0; d < program.facts.length; ++d) {
            const Minutes bound = most(program, j, d);
            if (bound == 0) continue;
            program.bounds += fmt::format(" 0 <= {} <= {}\n", minutes(j, d), bound);
            program.integers += " " + minutes(j, d) + "\n";
        }
    }
}

void add_efforts(Program& program) {
    for (size_t j = 0; j < program.facts.jobs.size(); ++j) {
        const Job& job = program.facts.jobs[j];
        if (job.open) continue;
        const std::string sum = sum_of(program, j, 0, program.facts.length - 1);
        if (!program.scenario.required[j] || program.wanted != Wanted::plan) {
            row(program, sum, "<=", job.left);
        } else if (sum.empty()) {
            never(program);
        } else {
            row(program, sum, "=", job.left);
        }
    }
}

void add_hours(Program& program) {
    for (int d = 0; d < program.facts.length; ++d) {
        std::string sum;
        for (size_t j = 0; j < program.facts.jobs.size(); ++j) sum += sum_of(program, j, d, d);
        row(program, sum, "<=", program.facts.free[static_cast<size_t>(d)]);
    }
}

/// `f_job_day` may be 1 only when the job is finished by the end of that day.
void add_finished(Program& program, size_t job) {
    for (int d = 0; d < program.facts.length; ++d) {
        const std::string name = fmt::format("f_{}_{}", job, d);
        program.rows += fmt::format("{} - {} {} >= 0\n", sum_of(program, job, 0, d),
                                    program.facts.jobs[job].left, name);
        program.binaries += " " + name + "\n";
    }
}

void add_arcs(Program& program) {
    std::vector<bool> named(program.facts.jobs.size(), false);
    for (size_t j = 0; j < program.facts.jobs.size(); ++j) {
        for (const std::vector<size_t>& group : program.scenario.after[j]) {
            for (const size_t member : group) named[member] = true;
            for (int d = 0; d < program.facts.length; ++d) {
                const Minutes bound = most(program, j, d);
                if (bound == 0) continue;
                program.rows += fmt::format(" {}", minutes(j, d));
                for (const size_t member : group) {
                    program.rows += fmt::format(" - {} f_{}_{}", bound, member, d);
                }
                program.rows += " <= 0\n";
            }
        }
    }
    for (size_t j = 0; j < named.size(); ++j) {
        if (named[j]) add_finished(program, j);
    }
}

std::string sum_of_goal(const Program& program, const WeekLimit& week) {
    std::string sum;
    for (size_t j = 0; j < program.facts.jobs.size(); ++j) {
        if (program.facts.jobs[j].goal == week.goal) {
            sum += sum_of(program, j, week.first, week.last);
        }
    }
    return sum;
}

/// `g_week` may be 1 only when all required work of the goal is finished by the week's end.
void add_goal_finished(Program& program, size_t w) {
    const WeekLimit& week = program.facts.weeks[w];
    program.binaries += fmt::format(" g_{}\n", w);
    for (size_t j = 0; j < program.facts.jobs.size(); ++j) {
        const Job& job = program.facts.jobs[j];
        if (job.goal != week.goal || !program.scenario.required[j]) continue;
        program.rows +=
            fmt::format("{} - {} g_{} >= 0\n", sum_of(program, j, 0, week.last), job.left, w);
    }
}

void add_weeks(Program& program) {
    for (size_t w = 0; w < program.facts.weeks.size(); ++w) {
        const WeekLimit& week = program.facts.weeks[w];
        const std::string sum = sum_of_goal(program, week);
        if (week.most) row(program, sum, "<=", *week.most);
        if (week.asked == 0 || program.wanted == Wanted::least_late) continue;
        if (week.always && sum.empty()) {
            never(program);
        } else if (week.always) {
            row(program, sum, ">=", week.asked);
        } else {
            program.rows += fmt::format("{} + {} g_{} >= {}\n", sum, week.asked, w, week.asked);
            add_goal_finished(program, w);
        }
    }
}

/// Minutes on time count for the plan, those of higher priority more than all lower ones.
std::string objective(const Program& program) {
    if (program.wanted == Wanted::plan) return " zero\n";
    std::string text = " zero\n";
    for (size_t j = 0; j < program.facts.jobs.size(); ++j) {
        const Job& job = program.facts.jobs[j];
        if (!program.scenario.required[j] || !job.deadline) continue;
        const Minutes weight = weight_of(program.facts, job.priority);
        for (int d = 0; d <= std::min(*job.deadline, program.facts.length - 1); ++d) {
            if (most(program, j, d) > 0) text += fmt::format(" - {} {}\n", weight, minutes(j, d));
        }
    }
    return text;
}

}  // namespace

Minutes weight_of(const Facts& facts, Priority priority) {
    Minutes all = 1;
    for (const Job& job : facts.jobs) all += job.left;
    if (priority == Priority::low) return 1;
    return priority == Priority::normal ? all : all * all;
}

std::string linear_program(const Facts& facts, const Scenario& scenario, Wanted wanted) {
    Program program{facts, scenario, wanted, {}, " 0 <= zero <= 0\n", {}, {}};
    add_columns(program);
    add_efforts(program);
    add_hours(program);
    add_arcs(program);
    add_weeks(program);
    std::string text = "Minimize\n obj:" + objective(program);
    text += "Subject To\n zero >= 0\n" + program.rows;
    text += "Bounds\n" + program.bounds;
    if (!program.integers.empty()) text += "Generals\n" + program.integers;
    if (!program.binaries.empty()) text += "Binaries\n" + program.binaries;
    return text + "End\n";
}

}  // namespace osmlm::oracle
