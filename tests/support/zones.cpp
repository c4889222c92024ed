// SPDX-License-Identifier: MIT
#include "support/zones.hpp"

#include <dct/zone/json_file.hpp>
#include <dct/zone/master_file.hpp>

#include <array>
#include <string_view>

namespace dct::test {
namespace {

std::string random_owner(Random& random) {
  static constexpr std::array<std::string_view, 8> kLabels = {
      "www", "a", "b", "sub", "*", "x-1", "_dmarc", "a\\.b"};
  std::string owner;
  for (unsigned labels = random.below(5); labels > 0; --labels) {
    if (!owner.empty()) owner += '.';
    owner += kLabels[random.below(kLabels.size())];
    if (random.one_in(3)) owner += std::to_string(random.below(50));
  }
  return owner.empty() ? "@" : owner;
}

std::string random_bytes(Random& random) {
  std::string text;
  const unsigned size =
      random.one_in(10) ? random.below(900) : random.below(40);
  const bool printable = random.one_in(2);
  for (unsigned i = 0; i < size; ++i) {
    text +=
        printable ? static_cast<char>(' ' + random.below(95)) : random.byte();
  }
  return text;
}

std::string random_state_text(Random& random) {
  return std::to_string(random.below(3));
}

}  // namespace

zone::ResourceRecord random_record(Random& random) {
  struct Kind {
    std::string_view type;
    std::string_view data;
  };
  // Data of the other types as ldns writes it.
  static constexpr std::array<Kind, 16> kKinds = {{
      {"A", "192.0.2.1"},
      {"A", "192.0.2.200"},
      {"AAAA", "2001:db8::1"},
      {"CNAME", "target.example.net"},
      {"NS", "ns1.example.net"},
      {"MX", "mail.example.net"},
      {"MX", "."},
      {"SRV", "sip.example.net"},
      {"TXT", ""},
      {"TXT", ""},
      {"CAA", "0 issue \"ca.example.net\""},
      {"SOA", "ns1.example.net. host.example.com. 1 7200 3600 1209600 300"},
      {"PTR", "www.example.net."},
      {"TYPE65280", "\\# 3 abcdef"},
      {"DS", "60485 5 1 2bb183af5f22588179a53b0a98631fad1a292118"},
      {"REDIR301", "https://www.example.com/A;b"},
  }};
  const Kind& kind = kKinds[random.below(kKinds.size())];
  zone::ResourceRecord record{.owner = random_owner(random),
                              .type = std::string(kind.type),
                              .ttl = random.below(5) * 300,
                              .data = std::string(kind.data)};
  if (record.type == "TXT") record.data = random_bytes(random);
  if (record.type == "MX" || record.type == "SRV") {
    record.priority = static_cast<std::uint16_t>(random.below(65536));
  }
  if (record.type == "SRV") {
    record.weight = static_cast<std::uint16_t>(random.below(3));
    record.port = static_cast<std::uint16_t>(random.below(65536));
    record.service = random.one_in(2) ? "_sip" : "_imaps";
    record.protocol = "_tcp";
  }
  if (record.type == "REDIR301" && random.one_in(2)) record.ttl.reset();
  if (random.one_in(8)) {
    record.state = zone::TemplateState{.id = random_state_text(random),
                                       .provider_id = "example.com",
                                       .service_id = "web",
                                       .host = "www",
                                       .essential = "Always",
                                       .other = {}};
    if (random.one_in(2)) {
      record.state->other.push_back({"record_id", R"({"a":[1,"\n"]})"});
    }
  }
  if (random.one_in(12)) record.other.push_back({"comment", "\"kept; (x\""});
  return record;
}

std::string listing(const zone::Zone& zone) {
  std::string text;
  for (const zone::RecordView& record : zone.records()) {
    zone::append_json(text, record);
    text += '\n';
  }
  return text;
}

std::string lines_of(const zone::ReadResult& result) {
  std::string text;
  for (const diagnostic::Problem& p : result.problems) {
    const bool lost = p.severity == diagnostic::Severity::error;
    text += p.place.file + ':' + std::to_string(p.place.begin.line) + ':' +
            std::to_string(p.place.begin.column) + ": " +
            (p.place.pointer.empty() ? "" : p.place.pointer + ": ") +
            p.message + (lost ? " [lost]\n" : "\n");
  }
  return text;
}

zone::ReadResult read_master(std::string_view text) {
  return zone::read_master_file(text, "z", "example.com");
}

}  // namespace dct::test
