// SPDX-License-Identifier: MIT
#include "cli/run.hpp"

#include <algorithm>
#include <atomic>
#include <optional>
#include <thread>

namespace dct::tools {
namespace {

struct Examined {
  std::optional<json::Document> document;
  std::vector<diagnostic::Finding> findings;
  std::vector<diagnostic::Problem> problems;
};

Examined examine_one(const Input& input, const std::string& stdin_name,
                     const Examine& examine) {
  Examined result;
  auto text = read_input(input, json::kMaxBytes);
  if (!text) {
    result.problems = text.problems();
    return result;
  }
  const bool named = input.path == "-" && !stdin_name.empty();
  result.document = json::Document::parse(
      {named ? stdin_name : input.path, *std::move(text)});
  result.findings = examine(*result.document, input);
  return result;
}

}  // namespace

Examination examine_all(const std::vector<Input>& inputs,
                        const std::string& stdin_name, unsigned threads,
                        const Examine& examine) {
  // A thread costs more than a few templates do.
  constexpr std::size_t kInputsPerThread = 16;
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t useful =
      std::min<std::size_t>(threads, inputs.size() / kInputsPerThread + 1);

  std::vector<Examined> results(inputs.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < inputs.size(); i = next++) {
      results[i] = examine_one(inputs[i], stdin_name, examine);
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < useful; ++i) others.emplace_back(work);
  work();
  for (std::thread& t : others) t.join();

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
