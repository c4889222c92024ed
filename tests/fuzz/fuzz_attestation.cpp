// SPDX-License-Identifier: MIT

/// Any bytes as an envelope, as what is in one, and as a document that has a
/// canonical form.

#include <dct/attest/envelope.hpp>
#include <dct/attest/statement.hpp>
#include <dct/json/canonical.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dct;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto parse = [](const std::string& json) {
    return json::Document::parse({"a.json", json}, attest::kEnvelopeLimits);
  };
  if (const auto envelope = attest::read_envelope(parse(text))) {
    const auto again =
        attest::read_envelope(parse(attest::write_envelope(*envelope)));
    if (!again || again->payload != envelope->payload) std::abort();
  }
  if (const auto statement = attest::read_statement(text)) {
    if (statement->subjects.empty()) std::abort();
  }
  if (const auto form = json::canonical(parse(text))) {
    const auto again = json::canonical(parse(*form));
    if (!again || *again != *form) std::abort();
  }
  return 0;
}
