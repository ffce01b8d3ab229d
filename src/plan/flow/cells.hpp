#pragma once

#include <iterator>
#include <vector>

#include "osmlm/base/duration.hpp"
#include "plan/problem/index.hpp"

namespace osmlm {

/// Minutes that one task has on one day.
struct FlowCell {
    int task = 0;
    int day = 0;
    Minutes min = 0;
};

/// A sparse matrix of minutes. Each cell stands in the list of its day, in the order in which they
/// came, and in that of its task, by day. Cells refer to each other by place, so that a copy is a
/// copy of memory. Reading a list is O(1) a cell, a change O(cells of its day, and of its task).
class Cells {
    struct Links {
        int next = -1, previous = -1;
    };
    struct Node {
        FlowCell cell;
        Links on_day, of_task;
    };
    struct Ends {
        int first = -1, last = -1;
    };

public:
    Cells(std::size_t length, std::size_t tasks) : days_(length), tasks_(tasks) {}

    /// The cells of a list, in order. A cell may be changed but not added or removed meanwhile.
    template <Links Node::*links>
    class List {
    public:
        class Iterator {
        public:
            using difference_type = std::ptrdiff_t;
            using value_type = FlowCell;
            Iterator() = default;
            Iterator(const Node* nodes, int place) : nodes_(nodes), place_(place) {}
            const FlowCell& operator*() const { return nodes_[place_].cell; }
            const FlowCell* operator->() const { return &nodes_[place_].cell; }
            Iterator& operator++() {
                place_ = (nodes_[place_].*links).next;
                return *this;
            }
            Iterator operator++(int) {
                Iterator before = *this;
                ++*this;
                return before;
            }
            bool operator==(const Iterator& other) const { return place_ == other.place_; }

        private:
            const Node* nodes_ = nullptr;
            int place_ = -1;
        };

        List(const Node* nodes, Ends ends) : nodes_(nodes), ends_(ends) {}
        [[nodiscard]] Iterator begin() const { return {nodes_, ends_.first}; }
        [[nodiscard]] Iterator end() const { return {nodes_, -1}; }
        [[nodiscard]] bool empty() const { return ends_.first < 0; }
        [[nodiscard]] const FlowCell& front() const { return nodes_[ends_.first].cell; }
        [[nodiscard]] const FlowCell& back() const { return nodes_[ends_.last].cell; }

    private:
        const Node* nodes_;
        Ends ends_;
    };

    [[nodiscard]] List<&Node::on_day> on(int day) const { return {nodes_.data(), days_[at(day)]}; }
    [[nodiscard]] List<&Node::of_task> of(int task) const {
        return {nodes_.data(), tasks_[at(task)]};
    }
    [[nodiscard]] Minutes on(int day, int task) const {
        for (const FlowCell& cell : on(day))
            if (cell.task == task) return cell.min;
        return 0;
    }

    /// A walk along a day that stays true while others of its cells change: places; -1 at the end.
    [[nodiscard]] int first_on(int day) const { return days_[at(day)].first; }
    [[nodiscard]] int next_on_day(int place) const { return nodes_[at(place)].on_day.next; }
    [[nodiscard]] const FlowCell& in(int place) const { return nodes_[at(place)].cell; }

    /// May be negative; a cell without minutes is gone.
    void add(int day, int task, Minutes minutes);

private:
    int make(int day, int task);
    void remove(int place);
    template <Links Node::*links>
    void link(Ends& ends, int place, int after);
    template <Links Node::*links>
    void unlink(Ends& ends, int place);

    std::vector<Node> nodes_;
    std::vector<Ends> days_, tasks_;
    int free_ = -1;  ///< the first place of a cell that is gone; `on_day` leads to the next
};

}  // namespace osmlm
