#include "plan/flow/cells.hpp"

namespace osmlm {

template <Cells::Links Cells::Node::*links>
void Cells::link(Ends& ends, int place, int after) {
    const int next = after < 0 ? ends.first : (nodes_[at(after)].*links).next;
    nodes_[at(place)].*links = {next, after};
    (after < 0 ? ends.first : (nodes_[at(after)].*links).next) = place;
    (next < 0 ? ends.last : (nodes_[at(next)].*links).previous) = place;
}

template <Cells::Links Cells::Node::*links>
void Cells::unlink(Ends& ends, int place) {
    const Links here = nodes_[at(place)].*links;
    (here.previous < 0 ? ends.first : (nodes_[at(here.previous)].*links).next) = here.next;
    (here.next < 0 ? ends.last : (nodes_[at(here.next)].*links).previous) = here.previous;
}

void Cells::add(int day, int task, Minutes minutes) {
    int place = days_[at(day)].first;
    while (place >= 0 && nodes_[at(place)].cell.task != task) place = nodes_[at(place)].on_day.next;
    if (place < 0) place = make(day, task);
    FlowCell& cell = nodes_[at(place)].cell;
    cell.min += minutes;
    if (cell.min == 0) remove(place);
}

int Cells::make(int day, int task) {
    const int place = free_ < 0 ? static_cast<int>(nodes_.size()) : free_;
    if (free_ < 0)
        nodes_.emplace_back();
    else
        free_ = nodes_[at(free_)].on_day.next;
    nodes_[at(place)].cell = {task, day, 0};
    link<&Node::on_day>(days_[at(day)], place, days_[at(day)].last);
    const Ends& ends = tasks_[at(task)];
    int before = ends.last;
    if (ends.first >= 0 && nodes_[at(ends.first)].cell.day > day) before = -1;
    while (before >= 0 && nodes_[at(before)].cell.day > day)
        before = nodes_[at(before)].of_task.previous;
    link<&Node::of_task>(tasks_[at(task)], place, before);
    return place;
}

void Cells::remove(int place) {
    const FlowCell cell = nodes_[at(place)].cell;
    unlink<&Node::on_day>(days_[at(cell.day)], place);
    unlink<&Node::of_task>(tasks_[at(cell.task)], place);
    nodes_[at(place)].on_day.next = free_;
    free_ = place;
}

}  // namespace osmlm
