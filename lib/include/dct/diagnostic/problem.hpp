// SPDX-License-Identifier: MIT
#pragma once

/// The one shape of "something is wrong", whatever was read: a template, a
/// policy, a zone, a key, a request. It says what is wrong, where, and what to
/// write instead.
///
///   const auto problem = dct::diagnostic::error(
///       "ttl-syntax", "ttl is \"1h\"", "write the seconds: 3600");
///   std::cerr << problem.rule << ": " << problem.message << '\n';
///   std::cerr << dct::diagnostic::to_text({problem});  // with its help

#include <dct/diagnostic/severity.hpp>
#include <dct/text/source.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::diagnostic {

/// The node of no value, see Place::node.
inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

/// Where something is: as much of it as is known. The reader of a document
/// knows bytes, the reader of a zone a line, the linter all of it.
struct Place {
  Place() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): bytes are a place
  Place(text::Span bytes, std::uint32_t value = kNoNode)
      : span(bytes), node(value) {}

  std::string file;              ///< empty: the file that is being looked at
  std::string pointer;           ///< RFC 6901; empty: the whole, or no JSON
  text::Span span;               ///< what to underline
  text::Position begin{0, 0};    ///< line 0: not known
  text::Position end{0, 0};      ///< after the last character
  std::uint32_t node = kNoNode;  ///< of the value in its json::Document
  unsigned record = 0;     ///< 1-based number of the template's record; 0: none
  std::string_view field;  ///< its property, as JSON spells it, or empty
};

/// Another place that belongs to a problem: the record it collides with.
struct Note {
  std::string message;
  Place place{};
};

/// Replaces the bytes of a span; an empty span inserts.
struct Edit {
  text::Span span;
  std::string replacement;

  friend bool operator==(const Edit&, const Edit&) = default;
};

struct Problem {
  std::string rule{};  ///< kebab-case, names the defect; for scripts
  Place place{};
  std::string message{};  ///< one sentence: this value, and why it matters
  std::string help{};     ///< what to write instead; may be empty
  /// error: it is refused, or lost; warning: some refuse it; info: worth
  /// knowing. A rule of the linter weighs what its profile says, but a case of
  /// it no more than this.
  Severity severity = Severity::error;
  /// Which case of its rule this is, a literal; the rule's file tells which
  /// aliases mean just this case. Empty: the case that the rule is named after.
  std::string_view variant{};
  std::vector<Note> notes{};
  /// What repairs it, when that can be done without a decision: edits that do
  /// not overlap, in the order of the text.
  std::vector<Edit> fix{};
};

/// A problem without a place.
DCT_EXPORT Problem problem(std::string_view rule, Severity severity,
                           std::string message, std::string help = {});
/// The same of each severity.
DCT_EXPORT Problem error(std::string_view rule, std::string message,
                         std::string help = {});
DCT_EXPORT Problem warning(std::string_view rule, std::string message,
                           std::string help = {});
DCT_EXPORT Problem info(std::string_view rule, std::string message,
                        std::string help = {});

/// Whether one of them is an error.
DCT_EXPORT bool has_error(const std::vector<Problem>& problems);

/// Lines for people, as the linter's: "error[rule]: message", "  = help: ...".
DCT_EXPORT std::string to_text(const std::vector<Problem>& problems);

}  // namespace dct::diagnostic
