// SPDX-License-Identifier: MIT
#include "report/findings/fingerprint.hpp"

#include <dct/text/ascii.hpp>

#include <openssl/sha.h>

#include "lint/identity.hpp"

namespace dct::report {

std::string fingerprint(const diagnostic::Finding& f,
                        const text::Source& source) {
  const std::string text = lint::identity(f, source);
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return text::hex(digest, text::HexCase::upper);
}

}  // namespace dct::report
