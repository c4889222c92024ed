// SPDX-License-Identifier: MIT

/// Any bytes as a job of dct-simulate --batch, by both semantics.

#include <dct/apply/batch.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dct;
  const std::string_view job(reinterpret_cast<const char*>(data), size);
  for (const auto semantics :
       {apply::Semantics::draft_05, apply::Semantics::domainconnectzone}) {
    const std::string answer =
        apply::answer(job, semantics, [] { return std::string("id"); });
    if (!answer.starts_with('{')) std::abort();
  }
  return 0;
}
