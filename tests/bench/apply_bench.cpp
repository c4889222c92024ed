// SPDX-License-Identifier: MIT

/// How many jobs a second one core answers, and what applying a template to a
/// zone of a million records costs.

#include <benchmark/benchmark.h>
#include <dct/apply/batch.hpp>

namespace {

using namespace dct;

// A shop on a zone with mail: five records there, four in the template.
constexpr char kJob[] =
    R"({"zone_records":[)"
    R"({"type":"A","name":"@","data":"192.0.2.1","ttl":3600},)"
    R"({"type":"CNAME","name":"www","data":"example.com","ttl":3600},)"
    R"({"type":"MX","name":"@","data":"mx.example.net","ttl":3600,"priority":10},)"
    R"({"type":"TXT","name":"@","data":"v=spf1 mx -all","ttl":3600},)"
    R"({"type":"TXT","name":"_dmarc","data":"v=DMARC1; p=none","ttl":3600}],)"
    R"("template_records":[)"
    R"({"type":"A","host":"@","pointsTo":"203.0.113.%n%","ttl":600},)"
    R"({"type":"CNAME","host":"www","pointsTo":"@","ttl":600},)"
    R"({"type":"TXT","host":"@","data":"shop=%token%","ttl":600},)"
    R"({"type":"SPFM","host":"@","spfRules":"include:spf.example.org"}],)"
    R"("domain":"example.com","host":"","params":{"n":"7","token":"abc"},)"
    R"("group_ids":[],"multi_aware":false})";

void answer_a_job(benchmark::State& state, apply::Semantics semantics) {
  const auto new_id = [] { return std::string("id"); };
  for (auto _ : state) {
    benchmark::DoNotOptimize(apply::answer(kJob, semantics, new_id));
  }
  state.SetItemsProcessed(state.iterations());
}

void answer_by_draft(benchmark::State& state) {
  answer_a_job(state, apply::Semantics::draft_05);
}
BENCHMARK(answer_by_draft);

void answer_like_reference(benchmark::State& state) {
  answer_a_job(state, apply::Semantics::domainconnectzone);
}
BENCHMARK(answer_like_reference);

constexpr unsigned kOwners = 250'000;

const zone::Zone& large_zone() {
  static const zone::Zone zone = [] {
    zone::Zone made("example.com", std::size_t{4} * kOwners);
    zone::ResourceRecord record{.ttl = 3600};
    for (unsigned i = 0; i < kOwners; ++i) {
      record.owner = i == 0 ? "@" : "host" + std::to_string(i);
      for (const char* type : {"A", "AAAA", "MX", "TXT"}) {
        record.type = type;
        record.data = "data of " + record.owner;
        made.add(record);
      }
    }
    return made;
  }();
  return zone;
}

void apply_to_a_million_records(benchmark::State& state) {
  const auto document = json::Document::parse({"job", kJob});
  const auto records =
      templates::read_records(document.root()["template_records"]);
  apply::Request request{.records = records, .domain = "example.com"};
  request.values.set("n", "7");
  request.values.set("token", "abc");
  for (auto _ : state) {
    benchmark::DoNotOptimize(apply::apply(large_zone(), request));
  }
}
BENCHMARK(apply_to_a_million_records);

}  // namespace
