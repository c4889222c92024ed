// SPDX-License-Identifier: MIT

/// The commands that dct-vet prints, carried out: the zone that comes out is
/// the one that was claimed.

#include <dct/vet/examination.hpp>
#include <dct/zone/master_file.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "support/command.hpp"
#include "support/files.hpp"
#include "support/random.hpp"
#include "support/rounds.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

bool is_in(const zone::Zone& zone, const zone::ResourceRecord& record) {
  // A zone file has names without a final dot.
  const auto bare = [](std::string_view data) {
    return data.ends_with('.') ? data.substr(0, data.size() - 1) : data;
  };
  const auto range = zone.find(record.owner);
  return std::any_of(
      range.begin(), zone::Zone::Range::end(), [&](const auto& r) {
        return r.type == record.type && bare(r.data) == bare(record.data) &&
               r.priority == record.priority && r.service == record.service;
      });
}

void check_command(const vet::CarriedOut& done, const std::string& file) {
  const std::string command =
      "PATH='" DCT_BIN "':$PATH; " + vet::command(done, file);
  CAPTURE(command, done.say);
  const Ran ran = run(command + " --format zone 2>/dev/null");
  CAPTURE(ran.output);
  REQUIRE(ran.status == 0);
  const zone::ReadResult result =
      zone::read_master_file(ran.output, "after", done.domain);
  for (const auto& record : done.after) {
    CAPTURE(record.owner, record.type, record.data);
    CHECK(is_in(result.zone, record));
  }
  for (const auto& record : done.before) {
    CAPTURE(record.owner, record.type, record.data);
    CHECK_FALSE(is_in(result.zone, record));
  }
  CHECK(done.after.size() + done.before.size() > 0);
}

std::size_t check_commands(const std::filesystem::path& path) {
  const auto document = parse(read(path));
  const vet::Exposure exposure =
      vet::examine_exposure(templates::read_template(document));
  for (const vet::CarriedOut& done : exposure.carried_out) {
    check_command(done, path.string());
  }
  return exposure.carried_out.size();
}

}  // namespace

TEST_CASE("commands of the samples show what was claimed", "[vet-commands]") {
  std::size_t commands = 0;
  for (const char* folder :
       {"samples/templates/good", "samples/templates/bad"}) {
    for (const auto& path : templates_in(project(folder))) {
      commands += check_commands(path);
    }
  }
  CHECK(commands > 20);
}

TEST_CASE("commands of real templates show what was claimed",
          "[vet-commands]") {
  if (!have(shared("registry"))) return;
  const auto paths = templates_in(shared("registry"));
  Random random(20261125);
  std::size_t commands = 0;
  for (Rounds rounds(40); rounds.next();) {
    commands += check_commands(paths[random.below(paths.size())]);
  }
  CHECK(commands > 0);
}
