// SPDX-License-Identifier: MIT
#include "cli/run.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

namespace dct::tools {
namespace {

struct Examined {
  std::optional<json::Document> document;
  std::vector<diagnostic::Finding> findings;
  std::vector<diagnostic::Problem> problems;
};

Examined examine_one(const Input& input, const RunOptions& options,
                     const Examine& examine) {
  Examined result;
  const bool is_stdin = input.path == "-";
  diagnostic::Result<std::string> text =
      is_stdin && options.standard_input
          ? diagnostic::Result<std::string>(*options.standard_input)
          : read_input(input, json::kMaxBytes);
  if (!text) {
    result.problems = text.problems();
    return result;
  }
  const bool named = is_stdin && !options.stdin_name.empty();
  result.document = json::Document::parse(
      {named ? options.stdin_name : input.path, *std::move(text)});
  result.findings = examine(*result.document, input);
  return result;
}

/// Calls work(0) to work(count - 1), each once. Where the system has no more
/// threads, those that there are do all; an exception of one ends the others
/// and is thrown again.
void work_in_threads(std::size_t count, std::size_t threads,
                     const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    } catch (...) {
      next = count;
      const std::lock_guard lock(failure_mutex);
      failure = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  try {
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(run);
  } catch (const std::system_error&) {
  }
  run();
  for (std::thread& t : others) t.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace

Examination examine_all(const std::vector<Input>& inputs,
                        const RunOptions& options, const Examine& examine) {
  // A thread costs more than a few templates do.
  constexpr std::size_t kInputsPerThread = 16;
  const unsigned threads =
      options.threads > 0 ? options.threads
                          : std::max(1U, std::thread::hardware_concurrency());
  const std::size_t useful =
      std::min<std::size_t>(threads, inputs.size() / kInputsPerThread + 1);

  std::vector<Examined> results(inputs.size());
  work_in_threads(inputs.size(), useful, [&](std::size_t i) {
    results[i] = examine_one(inputs[i], options, examine);
  });

  Examination all;
  all.documents.reserve(inputs.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    Examined& result = results[i];
    all.problems.insert(all.problems.end(), result.problems.begin(),
                        result.problems.end());
    if (!result.document) continue;
    all.inputs.push_back(inputs[i]);
    all.documents.push_back(std::move(*result.document));
    all.report.files.push_back(
        {&all.documents.back().source(), std::move(result.findings)});
  }
  return all;
}

}  // namespace dct::tools
