// SPDX-License-Identifier: MIT
#pragma once

/// What the library has to say about a document. Every room reports a Problem:
/// what is wrong, where, and what to write instead. The linter completes it to
/// a Finding: the rule's severity, the file, the line, the record.
///
///   for (const dct::diagnostic::Finding& f : report.findings)
///     std::cout << f.file << ':' << f.begin.line << ": " << f.message << '\n';

#include <dct/text/source.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::diagnostic {

/// In the order of weight. `off` is a setting of a rule, never of a finding.
enum class Severity : std::uint8_t { off, info, warning, error };

/// "off", "info", "warning" or "error".
DCT_EXPORT std::string_view name(Severity severity);
/// The severity of that name; nothing for any other text.
DCT_EXPORT std::optional<Severity> severity_named(std::string_view name);

/// Another place that belongs to a problem: the record it collides with.
struct Note {
  std::string message;
  text::Span span;
  std::string file;      ///< empty: the file of the problem itself
  text::Position begin;  ///< known once the problem has become a finding
};

/// Replaces the bytes of a span; an empty span inserts.
struct Edit {
  text::Span span;
  std::string replacement;

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// Names the value a problem is about inside its json::Document.
inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

struct Problem {
  std::string_view rule;  ///< id of the rule; outlives the problem
  text::Span span;        ///< what to underline
  std::uint32_t node = kNoNode;
  std::string message;  ///< one sentence: this value, and why it matters
  std::string help;     ///< what to write instead; may be empty
  /// A case of the rule that weighs less than the rule.
  Severity at_most = Severity::error;
  /// The codes of the older linter that mean just this; absent: the alias of
  /// the rule, if it has one only.
  std::optional<std::vector<std::string_view>> aliases;
  std::vector<Note> notes;
  /// What repairs it, when that can be done without a decision: edits that do
  /// not overlap, in the order of the text.
  std::vector<Edit> fix;
};

struct Finding {
  std::string rule;
  Severity severity = Severity::error;
  std::string message;
  std::string help;
  std::vector<std::string> aliases;
  std::string file;
  std::string pointer;  ///< RFC 6901; empty for the whole document
  text::Span span;
  text::Position begin;
  text::Position end;   ///< just behind the last character
  unsigned record = 0;  ///< 1-based number in `records`; 0: not in a record
  std::string record_type;
  std::string record_host;
  std::string record_group;
  std::vector<Note> notes;
  std::vector<Edit> fix;
  /// The reason by which a policy lets it pass: it is listed, and fails
  /// nothing.
  std::optional<std::string> waived;
};

}  // namespace dct::diagnostic
