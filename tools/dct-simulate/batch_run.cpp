// SPDX-License-Identifier: MIT
#include "dct-simulate/batch_run.hpp"

#include <poll.h>
#include <unistd.h>
#include <dct/apply/batch.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "cli/output.hpp"
#include "dct-simulate/inputs.hpp"

namespace dct::tools {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 18U;  // of input, a thread

bool more_is_there(int input) {
  pollfd descriptor{.fd = input, .events = POLLIN, .revents = 0};
  return poll(&descriptor, 1, 0) > 0;
}

/// Lines of the input, as many at once as have arrived and fit.
class Lines {
 public:
  Lines(int input, std::size_t room) : input_(input), room_(room) {}

  /// Whole lines, their ends included; empty at the end of the input. Valid
  /// until the next call.
  std::string_view next() {
    buffer_.erase(0, taken_);
    taken_ = lines_ = 0;
    while (true) {
      const bool full = buffer_.size() >= room_;
      if (lines_ > 0 && (full || at_end_ || !more_is_there(input_))) {
        taken_ = lines_;
        break;
      }
      if (at_end_) {
        taken_ = buffer_.size();
        break;
      }
      fill();
      // A line that is too long is cut here, and its rest thrown away.
      if (lines_ == 0 && buffer_.size() > apply::kMaxJobBytes) skip_line();
    }
    return std::string_view(buffer_).substr(0, taken_);
  }

  bool failed() const { return failed_; }

 private:
  void fill() {
    const std::size_t before = buffer_.size();
    buffer_.resize(before + kBlock);
    ssize_t count = 0;
    do {
      count = read(input_, buffer_.data() + before, kBlock);
    } while (count < 0 && errno == EINTR);
    failed_ = failed_ || count < 0;
    at_end_ = count <= 0;
    buffer_.resize(before +
                   static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    const auto end = std::string_view(buffer_).substr(before).rfind('\n');
    if (end != std::string_view::npos) lines_ = before + end + 1;
  }

  void skip_line() {
    std::string cut = buffer_.substr(0, apply::kMaxJobBytes + 1);
    std::size_t end = std::string::npos;
    while (end == std::string::npos && !at_end_) {
      buffer_.clear();
      fill();
      end = buffer_.find('\n');
    }
    buffer_.replace(0, std::min(end, buffer_.size()), cut);
    lines_ = buffer_.rfind('\n') + 1;  // 0 if there is none
  }

  int input_;
  std::size_t room_;
  std::string buffer_;
  std::size_t lines_ = 0;  // up to the end of the last whole one
  std::size_t taken_ = 0;
  bool at_end_ = false;
  bool failed_ = false;
};

std::string answer_lines(std::string_view lines, apply::Semantics semantics) {
  std::string answers;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (text::trim(line).empty()) continue;
    answers += apply::answer(line, semantics, new_instance_id);
    answers += '\n';
  }
  return answers;
}

/// Parts of about the same size, each of whole lines.
std::vector<std::string_view> parts_of(std::string_view lines,
                                       unsigned threads) {
  std::vector<std::string_view> parts;
  for (unsigned left = threads; left > 1 && !lines.empty(); --left) {
    const std::size_t end = lines.find('\n', lines.size() / left);
    if (end == std::string_view::npos) break;
    parts.push_back(lines.substr(0, end + 1));
    lines.remove_prefix(end + 1);
  }
  if (!lines.empty()) parts.push_back(lines);
  return parts;
}

}  // namespace

bool run_batch(int input, apply::Semantics semantics, unsigned threads) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  Lines lines(input, kBlock * threads);
  while (true) {
    const std::string_view block = lines.next();
    if (block.empty()) return !lines.failed();
    const auto parts = parts_of(block, threads);
    std::vector<std::string> answers(parts.size());
    std::vector<std::thread> workers;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      workers.emplace_back([&parts, &answers, semantics, i] {
        answers[i] = answer_lines(parts[i], semantics);
      });
    }
    answers[0] = answer_lines(parts[0], semantics);
    for (std::thread& worker : workers) worker.join();
    for (const std::string& part : answers) {
      if (!print(part)) return false;
    }
  }
}

}  // namespace dct::tools
