// SPDX-License-Identifier: MIT
#include <dct/lint/baseline.hpp>

#include <algorithm>
#include <map>

#include "lint/finding_identity.hpp"
#include "text/quote.hpp"

namespace dct::lint {
namespace {

using json::Kind;
using json::Value;

bool is_version(Value value) {
  return value.key() == "version" && value.parent() && !value.parent().parent();
}

// Whether two values are the same JSON; the order of members and the version
// do not count.
bool same_content(Value a, Value b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::absent:
    case Kind::null:
      return true;
    case Kind::boolean:
      return a.boolean() == b.boolean();
    case Kind::integer:
      return a.integer() == b.integer();
    case Kind::number:
      return a.number() == b.number();
    case Kind::string:
      return a.string() == b.string();
    case Kind::array:
      return a.size() == b.size() &&
             std::equal(a.begin(), a.end(), b.begin(), same_content);
    case Kind::object:
      break;
  }
  const auto contains = [](Value one, Value other) {
    return std::all_of(one.begin(), one.end(), [other](Value member) {
      return member.hidden() || is_version(member) ||
             same_content(member, other[member.key()]);
    });
  };
  return contains(a, b) && contains(b, a);
}

}  // namespace

std::vector<diagnostic::Finding> judge_version(const json::Document& document,
                                               const json::Document& base,
                                               const Linter& linter) {
  const Value root = document.root();
  const Value old_root = base.root();
  if (!root.is(Kind::object) || !old_root.is(Kind::object) ||
      same_content(root, old_root)) {
    return {};
  }
  const Value version = root["version"];
  const std::int64_t now = version.integer();
  const std::int64_t before = old_root["version"].integer();
  if (now == before + 1) return {};
  const std::string both =
      std::to_string(before) + " to " + std::to_string(now);
  std::string message;
  if (now == before) {
    message = "the template has changed, and its version is still " +
              std::to_string(now) + "; providers take it for the one they have";
  } else if (now < before) {
    message = "the version goes back from " + both +
              "; providers take the old template for the newer one";
  } else {
    message = "the version jumps from " + both +
              "; anyone who looks for the versions between does not find them";
  }
  const text::Span brace = {root.span().begin, root.span().begin + 1};
  const diagnostic::Problem problem{
      .rule = "version-not-raised",
      .place = {version ? version.span() : brace,
                version ? version.node() : root.node()},
      .message = std::move(message),
      .help = "write `\"version\": " + std::to_string(before + 1) + "`",
      .fix = version && version.is(Kind::integer)
                 ? std::vector<diagnostic::Edit>{{version.span(),
                                                  std::to_string(before + 1)}}
                 : std::vector<diagnostic::Edit>{}};
  return linter.complete(document, {&problem, 1});
}

std::vector<diagnostic::Finding> new_findings(
    const text::Source& source, std::vector<diagnostic::Finding> findings,
    const text::Source& base_source,
    const std::vector<diagnostic::Finding>& base_findings) {
  std::map<std::string, std::size_t> known;
  for (const diagnostic::Finding& f : base_findings) {
    ++known[identity(f, base_source)];
  }
  std::erase_if(findings, [&](const diagnostic::Finding& f) {
    const auto same = known.find(identity(f, source));
    if (same == known.end() || same->second == 0) return false;
    --same->second;
    return true;
  });
  return findings;
}

}  // namespace dct::lint
