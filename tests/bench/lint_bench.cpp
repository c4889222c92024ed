// SPDX-License-Identifier: MIT

/// How long a pass over many templates takes: reading and parsing alone, then
/// with the schema, then with all rules. The public templates if they are
/// beside the project, else the samples.

#include <benchmark/benchmark.h>
#include <dct/lint/linter.hpp>
#include <dct/schema/template_schema.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

using namespace dct;
namespace fs = std::filesystem;

const std::vector<fs::path>& files() {
  static const std::vector<fs::path> all = [] {
    const fs::path registry = fs::path(DCT_SHARED_DIR) / "registry";
    const fs::path samples = fs::path(DCT_SOURCE_DIR) / "samples/templates";
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(
             fs::exists(registry) ? registry : samples)) {
      if (entry.path().extension() == ".json") found.push_back(entry.path());
    }
    return found;
  }();
  return all;
}

json::Document load(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return json::Document::parse({path.string(), text.str()});
}

void read_and_parse(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& path : files()) benchmark::DoNotOptimize(load(path));
  }
  state.counters["files"] = static_cast<double>(files().size());
}

void read_parse_and_schema(benchmark::State& state) {
  const schema::TemplateSchema schema;
  for (auto _ : state) {
    for (const auto& path : files()) {
      benchmark::DoNotOptimize(schema.check(load(path)));
    }
  }
}

void read_parse_schema_and_rules(benchmark::State& state) {
  const auto linter = lint::Linter::create();
  for (auto _ : state) {
    for (const auto& path : files()) {
      benchmark::DoNotOptimize(
          linter->lint(load(path), path.filename().string()));
    }
  }
}

void start_a_linter(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(lint::Linter::create());
  }
}

}  // namespace

BENCHMARK(read_and_parse)->Unit(benchmark::kMillisecond);
BENCHMARK(read_parse_and_schema)->Unit(benchmark::kMillisecond);
BENCHMARK(read_parse_schema_and_rules)->Unit(benchmark::kMillisecond);
BENCHMARK(start_a_linter)->Unit(benchmark::kMicrosecond);
BENCHMARK_MAIN();
