// SPDX-License-Identifier: MIT

/// The algorithm of E. Myers, "An O(ND) Difference Algorithm and Its
/// Variations" (1986), in its linear space.
///
/// A pair of texts is a grid: to the right a line of the first text is
/// removed, downwards a line of the second is added, and a diagonal step keeps
/// a line that both have. The least number of changes is the shortest way from
/// the upper left corner to the lower right one, diagonal steps being free.
/// On each diagonal (x - y is constant) we keep how far one comes with a given
/// number of changes, from both corners at once; where the two meet is a point
/// of a shortest way. It splits the grid in two, and each half is solved in the
/// same way. So it takes memory for the diagonals only, not for the grid.
///
/// Texts of strangers may differ in every line, which would cost the square of
/// their length. Two things bound it: lines that only one side has are marked
/// before the search, and a search that takes more than kMaxRounds splits the
/// grid at the farthest point so far. Then more lines than needed are marked;
/// nobody reads such a difference anyway.
///
/// At last each run of marked lines slides down as far as it can, as those of
/// diff(1) do: of two ways to show one insertion it is always the same.

#include "text/changed_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>

namespace dct::text {
namespace {

constexpr int kMaxRounds = 128;

/// A rectangle of the grid.
struct Box {
  int left, right;  ///< [left, right) of the first text
  int top, bottom;  ///< [top, bottom) of the second
};

struct Point {
  int x, y;
};

/// Equal lines have equal numbers. Sorted rather than hashed: no choice of
/// lines makes it slow.
void number_lines(const Lines& before, const Lines& after,
                  std::vector<std::uint32_t>& a,
                  std::vector<std::uint32_t>& b) {
  Lines all(before);
  all.insert(all.end(), after.begin(), after.end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  const auto number = [&all](std::string_view line) {
    return static_cast<std::uint32_t>(
        std::lower_bound(all.begin(), all.end(), line) - all.begin());
  };
  std::transform(before.begin(), before.end(), std::back_inserter(a), number);
  std::transform(after.begin(), after.end(), std::back_inserter(b), number);
}

/// How far one comes on each diagonal from one of the corners.
class Frontier {
 public:
  Frontier(const Box& box, int diagonal, int start, int unreached)
      : least_(std::max(box.left - box.bottom, diagonal - kMaxRounds)),
        most_(std::min(box.right - box.top, diagonal + kMaxRounds)),
        low_(diagonal),
        high_(diagonal),
        unreached_(unreached),
        x_(static_cast<std::size_t>(most_ - least_ + 3), unreached) {
    at(diagonal) = start;
  }

  int& at(int diagonal) {
    return x_[static_cast<std::size_t>(diagonal - least_ + 1)];
  }
  bool has(int diagonal) const { return low_ <= diagonal && diagonal <= high_; }
  int low() const { return low_; }
  int high() const { return high_; }

  /// One change more reaches one diagonal more on either side, inside the box.
  void widen() {
    if (low_ > least_) {
      at(--low_ - 1) = unreached_;
    } else {
      ++low_;
    }
    if (high_ < most_) {
      at(++high_ + 1) = unreached_;
    } else {
      --high_;
    }
  }

 private:
  int least_, most_;
  int low_, high_;
  int unreached_;
  std::vector<int> x_;
};

class Search {
 public:
  Search(std::vector<std::uint32_t> a, std::vector<std::uint32_t> b)
      : a_(std::move(a)), b_(std::move(b)) {}

  /// Calls `removed` and `added` with the lines that are not kept.
  template <typename Removed, typename Added>
  void run(Removed removed, Added added) {
    std::vector<Box> boxes = {{0, size(a_), 0, size(b_)}};
    while (!boxes.empty()) {
      Box box = boxes.back();
      boxes.pop_back();
      shrink(box);
      if (box.left == box.right || box.top == box.bottom) {
        for (int x = box.left; x < box.right; ++x) removed(x);
        for (int y = box.top; y < box.bottom; ++y) added(y);
        continue;
      }
      const Point p = split(box);
      boxes.push_back({p.x, box.right, p.y, box.bottom});
      boxes.push_back({box.left, p.x, box.top, p.y});
    }
  }

 private:
  static int size(const std::vector<std::uint32_t>& lines) {
    return static_cast<int>(lines.size());
  }
  bool same(int x, int y) const {
    return a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(y)];
  }

  /// Takes off what is equal at both ends.
  void shrink(Box& box) const {
    while (box.left < box.right && box.top < box.bottom &&
           same(box.left, box.top)) {
      ++box.left, ++box.top;
    }
    while (box.left < box.right && box.top < box.bottom &&
           same(box.right - 1, box.bottom - 1)) {
      --box.right, --box.bottom;
    }
  }

  /// A point of a shortest way through a box whose ends differ.
  Point split(const Box& box) const {
    const int forward_start = box.left - box.top;
    const int backward_start = box.right - box.bottom;
    const bool odd = (forward_start - backward_start) % 2 != 0;
    Frontier forward(box, forward_start, box.left, -1);
    Frontier backward(box, backward_start, box.right,
                      std::numeric_limits<int>::max());
    for (int round = 1;; ++round) {
      forward.widen();
      for (int d = forward.high(); d >= forward.low(); d -= 2) {
        const int x = step_forward(box, forward, d);
        if (odd && backward.has(d) && backward.at(d) <= x) return {x, x - d};
      }
      backward.widen();
      for (int d = backward.high(); d >= backward.low(); d -= 2) {
        const int x = step_backward(box, backward, d);
        if (!odd && forward.has(d) && x <= forward.at(d)) return {x, x - d};
      }
      if (round == kMaxRounds) return farthest(box, forward, backward);
    }
  }

  int step_forward(const Box& box, Frontier& forward, int d) const {
    const int below = forward.at(d - 1);
    const int above = forward.at(d + 1);
    int x = below < above ? above : below + 1;
    while (x < box.right && x - d < box.bottom && same(x, x - d)) ++x;
    return forward.at(d) = x;
  }

  int step_backward(const Box& box, Frontier& backward, int d) const {
    const int below = backward.at(d - 1);
    const int above = backward.at(d + 1);
    int x = below < above ? below : above - 1;
    while (x > box.left && x - d > box.top && same(x - 1, x - d - 1)) --x;
    return backward.at(d) = x;
  }

  /// The reached point that is farthest from its corner.
  static Point farthest(const Box& box, Frontier& forward, Frontier& backward) {
    Point best{box.left, box.top};
    int best_distance = -1;
    for (int d = forward.high(); d >= forward.low(); d -= 2) {
      const int x = std::min({forward.at(d), box.right, box.bottom + d});
      const int distance = x + (x - d) - box.left - box.top;
      if (distance > best_distance) best = {x, x - d}, best_distance = distance;
    }
    for (int d = backward.high(); d >= backward.low(); d -= 2) {
      const int x = std::max({backward.at(d), box.left, box.top + d});
      const int distance = box.right + box.bottom - x - (x - d);
      if (distance > best_distance) best = {x, x - d}, best_distance = distance;
    }
    return best;
  }

  std::vector<std::uint32_t> a_;
  std::vector<std::uint32_t> b_;
};

/// The lines that occur on the other side as well, and where they are.
struct Candidates {
  std::vector<std::uint32_t> numbers;
  std::vector<std::size_t> places;
};

Candidates candidates(const std::vector<std::uint32_t>& lines,
                      const std::vector<bool>& elsewhere,
                      std::vector<bool>& marked) {
  Candidates result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!elsewhere[lines[i]]) {
      marked[i] = true;
      continue;
    }
    result.numbers.push_back(lines[i]);
    result.places.push_back(i);
  }
  return result;
}

std::vector<bool> occurring(const std::vector<std::uint32_t>& lines,
                            std::size_t numbers) {
  std::vector<bool> found(numbers);
  for (const std::uint32_t n : lines) found[n] = true;
  return found;
}

/// Whether lines are marked after so many kept ones.
std::vector<bool> gaps(const std::vector<bool>& marked) {
  std::vector<bool> found(1);
  for (const bool m : marked) {
    if (m) {
      found.back() = true;
    } else {
      found.push_back(false);
    }
  }
  return found;
}

/// Not away from lines that the other side has in this place: they are the
/// other half of one change.
void slide_down(const std::vector<std::uint32_t>& lines,
                std::vector<bool>& marked, const std::vector<bool>& other) {
  std::size_t begin = 0;
  std::size_t kept = 0;
  for (std::size_t end = 0; end < lines.size();) {
    if (marked[end]) {
      ++end;
      continue;
    }
    if (begin < end && lines[begin] == lines[end] && !other[kept]) {
      marked[begin++] = false;
      marked[end++] = true;
    } else {
      begin = ++end;
    }
    ++kept;
  }
}

}  // namespace

ChangedLines changed_lines(const Lines& before, const Lines& after) {
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  number_lines(before, after, a, b);
  ChangedLines changed{std::vector<bool>(a.size()),
                       std::vector<bool>(b.size())};
  const std::size_t numbers = a.size() + b.size();
  const Candidates left = candidates(a, occurring(b, numbers), changed.removed);
  const Candidates right = candidates(b, occurring(a, numbers), changed.added);
  Search(left.numbers, right.numbers)
      .run(
          [&](int x) {
            changed.removed[left.places[static_cast<std::size_t>(x)]] = true;
          },
          [&](int y) {
            changed.added[right.places[static_cast<std::size_t>(y)]] = true;
          });
  slide_down(a, changed.removed, gaps(changed.added));
  slide_down(b, changed.added, gaps(changed.removed));
  return changed;
}

}  // namespace dct::text
