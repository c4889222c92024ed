// SPDX-License-Identifier: MIT
#pragma once

/// Signed decisions for tests.

#include <dct/attest/admission.hpp>
#include <dct/attest/envelope.hpp>

#include <string>

namespace dct::test {

/// A decision at noon of a day of November 2026.
attest::Review review(vet::Decision decision = vet::Decision::approve,
                      unsigned day = 24, std::string reviewer = "jane");

/// The statement about a template that was examined.
std::string statement_of(const std::string& text,
                         const attest::Review& review = test::review());

/// A payload in an envelope, as a line.
std::string signed_line(const std::string& payload,
                        keys::KeyKind kind = keys::KeyKind::ed25519);

/// What becomes of a template, with one file of attestations that the keys of
/// these kinds may sign: "approve", or the rule of the problem.
std::string admitted(const std::string& text, const std::string& attestations,
                     const attest::AdmissionRules& rules = {});

}  // namespace dct::test
