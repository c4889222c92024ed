// SPDX-License-Identifier: MIT
#include "report/findings/fingerprint.hpp"

#include <dct/text/ascii.hpp>

#include "lint/finding_identity.hpp"
#include "text/sha256.hpp"

namespace dct::report {

std::string fingerprint(const diagnostic::Finding& f,
                        const text::Source& source) {
  return text::hex(text::sha256(lint::identity(f, source)),
                   text::HexCase::upper);
}

}  // namespace dct::report
