// SPDX-License-Identifier: MIT
#pragma once

/// What is said of a template that was vetted, as an in-toto Statement v1: the
/// decision of a reviewer beside that of vet::decide(). It is meant to be the
/// payload of an Envelope; schema/attestation.schema.json describes it.
///
///   using namespace dct;
///   const auto read = attest::read_statement(R"({"_type": "x"})");
///   if (!read) std::cerr << read.why() << '\n';
///   attest::Review review{.decision = vet::Decision::approve};
///   std::cout << name(review.decision) << '\n';  // approve

#include <dct/diagnostic/result.hpp>
#include <dct/json/document.hpp>
#include <dct/lint/linter.hpp>
#include <dct/vet/examination.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace dct::attest {

inline constexpr std::string_view kPayloadType = "application/vnd.in-toto+json";
inline constexpr std::string_view kStatementType =
    "https://in-toto.io/Statement/v1";
/// Another one when the members of the predicate change their meaning.
inline constexpr std::string_view kPredicateType = "tag:dct,2026:vetting/v1";

/// A file: what it is called, and what identifies it.
struct Subject {
  std::string name{};
  std::string sha256{};  ///< of its bytes, in small hexadecimal digits
  /// Of its canonical JSON (RFC 8785); empty when it has none.
  std::string jcs_sha256{};
};

/// @param name  the last part of the file's path
[[nodiscard]] DCT_EXPORT Subject subject_of(const json::Document& document,
                                            std::string_view name);

/// What a person says.
struct Review {
  vet::Decision decision = vet::Decision::reject;
  std::string reviewer{};
  std::string note{};  ///< may be empty
  std::chrono::sys_seconds time{};
};

/// Whether a reviewer lets in what vet::decide() does not.
[[nodiscard]] DCT_EXPORT bool overrides(const Review& review,
                                        const vet::Verdict& verdict);

/// By what was judged.
struct Basis {
  const lint::Linter& linter;
  std::string_view profile{};  ///< its name; empty: what the policy extends
};

/// One statement is about one template: level, reasons and the earlier version
/// are of that one, and each version replaces its own statement only.
/// @param vetting  of this document, with its verdict
[[nodiscard]] DCT_EXPORT std::string write_statement(
    const Subject& subject, const vet::Vetting& vetting, const Review& review,
    const Basis& basis);

/// What is read of a statement.
struct Statement {
  std::vector<Subject> subjects{};
  Review review{};
  /// What vet::decide() said.
  vet::Decision examined = vet::Decision::reject;
};

/// Statements of another type, and those without a member that is needed, are
/// problems; members that are not known are ignored.
[[nodiscard]] DCT_EXPORT diagnostic::Result<Statement> read_statement(
    std::string_view payload);

}  // namespace dct::attest
