// SPDX-License-Identifier: MIT
#include "json/tape.hpp"

#include <unordered_map>

#include "text/quote.hpp"

namespace dct::json {
namespace {

void report_hidden(Tape& tape, std::uint32_t first, std::uint32_t last) {
  tape.nodes[first].hidden = true;
  tape.problems.push_back(
      {.rule = "json-duplicate-key",
       .place = {tape.nodes[last].key_span, last},
       .message = "duplicate key " + text::code(tape.nodes[last].key) +
                  "; most programs silently use the last one",
       .help = "keep one of the two",
       .notes = {
           {.message = "the first one", .place = tape.nodes[first].key_span}}});
}

}  // namespace

void Tape::close(std::uint32_t container, std::uint32_t end_of_text) {
  nodes[container].next = static_cast<std::uint32_t>(nodes.size());
  nodes[container].span.end = end_of_text;
  if (nodes[container].kind != Kind::object) return;
  // A template has some fifteen members, for which comparing beats hashing;
  // a hostile object may have a hundred thousand.
  const std::uint32_t first = container + 1;
  const auto end = static_cast<std::uint32_t>(nodes.size());
  if (nodes[container].size <= 24) {
    for (std::uint32_t m = first; m < end; m = nodes[m].next) {
      for (std::uint32_t n = first; n < m; n = nodes[n].next) {
        if (!nodes[n].hidden && nodes[n].key == nodes[m].key) {
          report_hidden(*this, n, m);
        }
      }
    }
    return;
  }
  std::unordered_map<std::string_view, std::uint32_t> seen;
  for (std::uint32_t m = first; m < end; m = nodes[m].next) {
    const auto [place, is_new] = seen.try_emplace(nodes[m].key, m);
    if (is_new) continue;
    report_hidden(*this, place->second, m);
    place->second = m;
  }
}

}  // namespace dct::json
