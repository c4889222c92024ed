// SPDX-License-Identifier: MIT
#include "apply/draft/bounds.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dct;

namespace {

/// TXT records of the template at one name.
std::vector<apply::Rendered> rendered_at(const std::string& owner,
                                         std::size_t count) {
  apply::Rendered r{.type = templates::RecordType::txt};
  r.record.owner = owner;
  return std::vector<apply::Rendered>(count, r);
}

zone::Zone zone_with(const std::string& owner, std::size_t records) {
  zone::Zone zone("example.com", records);
  const zone::ResourceRecord record{.owner = owner, .type = "TXT"};
  for (std::size_t i = 0; i < records; ++i) zone.add(record);
  return zone;
}

}  // namespace

TEST_CASE("encounters are counted with their weight", "[apply]") {
  // A record at a name counts four times for each that is written there.
  constexpr std::size_t kWritten = 2000;
  constexpr std::size_t kMost = apply::kMaxEncounters / 4 / kWritten;
  const auto rendered = rendered_at("www", kWritten);
  CHECK_FALSE(apply::is_too_much(zone_with("www", kMost), rendered));
  CHECK(apply::is_too_much(zone_with("www", kMost + 1), rendered));
  CHECK_FALSE(apply::is_too_much(zone_with("other", kMost + 1), rendered));
}

TEST_CASE("policies are merged up to 16 MiB", "[apply]") {
  auto rendered = rendered_at("@", 17);
  for (auto& r : rendered) r.type = templates::RecordType::spfm;
  const auto is_too_much = [&](std::size_t bytes) {
    zone::Zone zone("example.com");
    zone.add(zone::ResourceRecord{
        .owner = "@", .type = "TXT", .data = std::string(bytes, 'x')});
    return apply::is_too_much(zone, rendered);
  };
  CHECK_FALSE(is_too_much(apply::kMaxAppliedBytes / 17));
  CHECK(is_too_much(apply::kMaxAppliedBytes / 17 + 1));
  // Few records may meet any zone.
  rendered.pop_back();
  CHECK_FALSE(is_too_much(apply::kMaxAppliedBytes));
}
