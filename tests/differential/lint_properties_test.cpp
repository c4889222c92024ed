// SPDX-License-Identifier: MIT

/// What holds of the linter whatever the template: over the samples, the
/// public templates where they are, and seeded damage of both.

#include <dct/apply/apply.hpp>
#include <dct/apply/sample_values.hpp>
#include <dct/json/writer.hpp>
#include <dct/lint/fix.hpp>
#include <dct/lint/linter.hpp>
#include <dct/text/ascii.hpp>
#include <dct/zone/master_file.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "json/edit.hpp"
#include "support/files.hpp"
#include "support/random.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;

namespace {

using Counts = std::map<std::string, int>;

// Every n-th public template.
constexpr std::size_t kStep = 2;
constexpr int kMutants = 2000;

std::vector<std::string> originals() {
  std::vector<std::string> texts;
  for (const char* folder :
       {"samples/templates/good", "samples/templates/bad"}) {
    for (const auto& path : templates_in(project(folder))) {
      texts.push_back(read(path));
    }
  }
  if (!std::filesystem::exists(shared("registry"))) return texts;
  const auto all = templates_in(shared("registry"));
  for (std::size_t i = 0; i < all.size(); i += kStep) {
    texts.push_back(read(all[i]));
  }
  return texts;
}

// One value of a template replaced by one of another place, or a member
// renamed: damage of the kind that authors do.
std::string damaged(const std::string& text, Random& random) {
  const auto document = parse(text);
  std::vector<json::Value> values;
  const auto collect = [&values](json::Value value, const auto& self) -> void {
    for (const json::Value child : value) {
      values.push_back(child);
      self(child, self);
    }
  };
  collect(document.root(), collect);
  if (values.empty()) return text;
  constexpr const char* kKeys[] = {"content", "value", "pointTo", "host",
                                   "name",    "type",  "ttl",     "priority"};
  const json::Value at = values[random.below(values.size())];
  const json::Value from = values[random.below(values.size())];
  const bool rename = !at.key().empty() && random.one_in(3);
  const auto edit =
      rename ? json::rename_member(at, kKeys[random.below(std::size(kKeys))])
             : json::replace_value(at, std::string(from.token()));
  return json::apply_edits(text, {edit});
}

const std::vector<std::string>& corpus() {
  static const std::vector<std::string> texts = [] {
    std::vector<std::string> all = originals();
    const std::size_t whole = all.size();
    Random random(11);
    for (int i = 0; i < kMutants; ++i) {
      all.push_back(damaged(all[random.below(whole)], random));
    }
    return all;
  }();
  return texts;
}

Counts by_rule(const std::vector<diagnostic::Finding>& findings) {
  Counts counts;
  for (const diagnostic::Finding& f : findings) ++counts[f.rule];
  return counts;
}

Counts by_place(const std::vector<diagnostic::Finding>& findings) {
  Counts counts;
  for (const diagnostic::Finding& f : findings) {
    ++counts[f.rule + " " + f.place.pointer];
  }
  return counts;
}

Counts by_message(const std::vector<diagnostic::Finding>& findings) {
  Counts counts;
  for (const diagnostic::Finding& f : findings) {
    ++counts[f.rule + " " + std::to_string(f.place.record) + " " + f.message];
  }
  return counts;
}

// What `more` has more of than `counts`.
std::string excess(const Counts& more, const Counts& counts) {
  std::string all;
  for (const auto& [what, number] : more) {
    const auto found = counts.find(what);
    if (number > (found == counts.end() ? 0 : found->second)) {
      all += what + "\n";
    }
  }
  return all;
}

const lint::Linter& linter() {
  static const lint::Linter all = linter_of();
  return all;
}

std::vector<zone::Zone> sample_zones() {
  std::vector<zone::Zone> zones;
  for (const char* name : {"shop", "mail", "business", "parking"}) {
    const std::string file = std::string(name) + ".example.com.zone";
    zones.push_back(
        zone::read_master_file(read(project("samples/zones/" + file)), file,
                               std::string(name) + ".example.com")
            .zone);
  }
  return zones;
}

// What a template makes of a zone; empty when it cannot be applied.
std::string applied(const std::string& text, const zone::Zone& zone,
                    std::string_view host) {
  const auto document = parse(text);
  const auto tmpl = templates::read_template(document);
  apply::Request request{.records = tmpl.records,
                         .domain = zone.apex(),
                         .host = host,
                         .host_required = tmpl.host_required.boolean()};
  for (const auto& sample : apply::sample_values(tmpl.records, {}, {})) {
    request.values.set(sample.variable, sample.value);
  }
  const auto change = apply::apply(zone, request);
  return change ? zone::write_master_file(apply::after(zone, *change))
                : std::string();
}

// A string in which every letter and digit is an escape.
std::string escaped(std::string_view content) {
  const std::string plain = json::quoted(content);
  std::string text;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = plain[i];
    if (c == '\\') {
      const std::size_t length = plain[i + 1] == 'u' ? 6 : 2;
      text += plain.substr(i, length);
      i += length - 1;
    } else if (text::is_alnum(c)) {
      text += "\\u" + text::hex(static_cast<unsigned char>(c), 4);
    } else {
      text += c;
    }
  }
  return text;
}

// The same value in another spelling: strings escaped, members in reverse, a
// line for each.
std::string respelled(json::Value value) {
  if (value.is(json::Kind::string)) return escaped(value.string());
  const bool object = value.is(json::Kind::object);
  if (!object && !value.is(json::Kind::array)) {
    return std::string(value.token());
  }
  std::vector<std::string> parts;
  for (const json::Value child : value) {
    parts.push_back((object ? escaped(child.key()) + "\t:\n" : "") +
                    respelled(child));
  }
  if (object) std::reverse(parts.begin(), parts.end());
  std::string text(object ? "{ " : "[ ");
  for (std::size_t i = 0; i < parts.size(); ++i) {
    text += (i > 0 ? " ,\r\n" : "") + parts[i];
  }
  return text + (object ? " }" : " ]");
}

}  // namespace

TEST_CASE("no repair makes a rule report what it has not reported before",
          "[lint-properties]") {
  for (const std::string& text : corpus()) {
    const auto document = parse(text);
    const auto findings = linter().lint(document);
    const Counts before = by_rule(findings);
    for (const diagnostic::Finding& f : findings) {
      if (f.fix.empty() || !document.root()) continue;
      const auto after = parse(json::apply_edits(text, f.fix));
      INFO(f.rule << ": " << f.help << "\n" << text);
      CHECK(excess(by_rule(linter().lint(after)), before) == "");
    }
  }
}

TEST_CASE("all repairs together add no finding; safe ones change no zone",
          "[lint-properties]") {
  const std::vector<zone::Zone> zones = sample_zones();
  std::size_t compared = 0;
  for (const std::string& text : corpus()) {
    const auto document = parse(text);
    const Counts before = by_rule(linter().lint(document));
    INFO(text);
    for (const auto which : {lint::Repairs::safe, lint::Repairs::all}) {
      const lint::Fixed fixed =
          lint::fix(linter(), {"t.json", text}, {}, which);
      CHECK(fixed.repairs.size() >= fixed.fixes);
      if (document.root()) {
        CHECK(excess(by_rule(linter().lint(parse(fixed.text))), before) == "");
      }
      if (which == lint::Repairs::all || fixed.text == text) continue;
      for (const zone::Zone& zone : zones) {
        for (const std::string_view host : {"", "shop"}) {
          const std::string expected = applied(text, zone, host);
          if (expected.empty()) continue;
          ++compared;
          const bool same = applied(fixed.text, zone, host) == expected;
          CHECK(same);
        }
      }
    }
  }
  CHECK(compared > 20);
}

TEST_CASE("every finding points into its file", "[lint-properties]") {
  for (const std::string& text : corpus()) {
    INFO(text);
    for (const diagnostic::Finding& f : linter().lint(parse(text))) {
      INFO(f.rule << ": " << f.message);
      CHECK(f.place.span.begin <= f.place.span.end);
      CHECK(f.place.span.end <= text.size());
      CHECK(f.place.begin.line >= 1);
      CHECK(f.place.begin.line <=
            1 + std::count(text.begin(), text.end(), '\n'));
      CHECK_FALSE(f.message.empty());
      CHECK_FALSE(f.help.empty());
    }
  }
}

TEST_CASE("without a rule the findings of all others are there",
          "[lint-properties]") {
  const auto rules = lint::Catalogue::builtin()->rules();
  Random random(12);
  for (std::size_t i = 0; i < corpus().size(); i += 3) {
    const std::string& text = corpus()[i];
    const auto document = parse(text);
    const auto findings = linter().lint(document);
    std::vector<std::string> reported;
    for (const auto& f : findings) reported.push_back(f.rule);
    if (reported.empty()) continue;
    const std::string dropped =
        random.one_in(4) ? std::string(rules[random.below(rules.size())].id)
                         : reported[random.below(reported.size())];
    Counts others = by_place(findings);
    std::erase_if(others, [&dropped](const auto& f) {
      return f.first.starts_with(dropped + " ");
    });
    INFO(dropped << "\n" << text);
    const lint::Linter rest = linter_of({.ignore = {dropped}});
    CHECK(excess(others, by_place(rest.lint(document))) == "");
  }
}

TEST_CASE("another spelling of a template has the same findings",
          "[lint-properties]") {
  for (const std::string& text : corpus()) {
    const auto document = parse(text);
    if (!document.problems().empty()) continue;
    const std::string other = respelled(document.root());
    INFO(text);
    CHECK(by_message(linter().lint(parse(other))) ==
          by_message(linter().lint(document)));
  }
}
