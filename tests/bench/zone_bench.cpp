// SPDX-License-Identifier: MIT

/// What zones cost: a large one to read, in time and memory, and to look up
/// in; a small one, as a batch of simulations makes for every job.

#include <benchmark/benchmark.h>
#include <malloc.h>
#include <dct/zone/difference.hpp>
#include <dct/zone/json_file.hpp>
#include <dct/zone/master_file.hpp>

#include <string>

namespace {

using namespace dct;

constexpr unsigned kOwners = 250'000;

// A million records: four at each name, as hosting zones have them.
const std::string& large_file() {
  static const std::string text = [] {
    std::string lines = "$ORIGIN example.com.\n$TTL 3600\n";
    for (unsigned i = 0; i < kOwners; ++i) {
      const std::string number = std::to_string(i);
      lines += "host" + number + " A 192.0.2." + std::to_string(i % 256) +
               "\n AAAA 2001:db8::" + std::to_string(i % 10000) +
               "\n MX 10 mail" + number +
               ".example.net.\n"
               " TXT \"v=spf1 include:spf" +
               number + ".example.net ~all\"\n";
    }
    return lines;
  }();
  return text;
}

std::size_t heap() {
  const auto use = mallinfo2();
  return use.uordblks + use.hblkhd;
}

const zone::Zone& large_zone() {
  static const zone::Zone zone =
      zone::read_master_file(large_file(), "large", "example.com").zone;
  return zone;
}

void read_a_million_records(benchmark::State& state) {
  const std::string& text = large_file();
  double bytes = 0;
  for (auto _ : state) {
    const std::size_t before = heap();
    const auto result = zone::read_master_file(text, "large", "example.com");
    state.PauseTiming();
    bytes = static_cast<double>(heap() - before) /
            static_cast<double>(result.zone.size());
    state.ResumeTiming();
  }
  state.counters["bytes_per_record"] = bytes;
  state.counters["records_per_second"] = benchmark::Counter(
      4.0 * kOwners, benchmark::Counter::kIsIterationInvariantRate);
}

void find_an_owner(benchmark::State& state) {
  const zone::Zone& zone = large_zone();
  unsigned i = 0;
  for (auto _ : state) {
    i = (i + 7919) % kOwners;
    for (const auto& r : zone.find("host" + std::to_string(i))) {
      benchmark::DoNotOptimize(r.data);
    }
  }
}

void add_and_remove(benchmark::State& state) {
  zone::Zone zone = large_zone();
  const zone::ResourceRecord record{
      .owner = "new.host1", .type = "A", .ttl = 300, .data = "192.0.2.1"};
  for (auto _ : state) zone.remove(zone.add(record));
}

void compare_two_large_zones(benchmark::State& state) {
  zone::Zone other = large_zone();
  other.add(
      zone::ResourceRecord{.owner = "new", .type = "A", .data = "192.0.2.1"});
  for (auto _ : state) {
    benchmark::DoNotOptimize(zone::difference(large_zone(), other));
  }
}

void write_a_master_file(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(zone::write_master_file(large_zone()));
  }
}

// A job's zone, of ten records, from a document that has been parsed.
void make_a_small_zone(benchmark::State& state) {
  std::string text = "[";
  for (int i = 0; i < 10; ++i) {
    if (i > 0) text += ',';
    text += R"({"type":"A","name":"host)" + std::to_string(i % 4) +
            R"(","data":"192.0.2.1","ttl":3600})";
  }
  const auto document = json::Document::parse({"job", text + "]"});
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        zone::read_json(document, document.root(), "example.com"));
  }
}

}  // namespace

BENCHMARK(read_a_million_records)->Unit(benchmark::kMillisecond);
BENCHMARK(find_an_owner)->Unit(benchmark::kNanosecond);
BENCHMARK(add_and_remove)->Unit(benchmark::kNanosecond);
BENCHMARK(compare_two_large_zones)->Unit(benchmark::kMillisecond);
BENCHMARK(write_a_master_file)->Unit(benchmark::kMillisecond);
BENCHMARK(make_a_small_zone)->Unit(benchmark::kNanosecond);
