// SPDX-License-Identifier: MIT
#include "request/diagnosis/trial.hpp"

#include <dct/request/query.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/url.hpp>

#include "text/sha256.hpp"

namespace dct::request {

std::string Trial::text() const {
  std::string text = prefix;
  for (const Part& p : parts) {
    if (&p != &parts.front()) text += '&';
    text += p.name;
    if (p.has_equals) text += '=';
    text += p.value;
  }
  text += suffix;
  switch (hash) {
    case Hash::none:
      return text;
    case Hash::hexadecimal:
      return text::hex(text::sha256(text));
    case Hash::binary:
      return text::sha256(text);
  }
  return text;
}

Trial as_received(std::string_view query, keys::Algorithm algorithm) {
  Trial trial{.algorithm = algorithm};
  for (const text::QueryPart& p : text::split_query(query)) {
    if (is_signature_parameter(p.name)) continue;
    trial.parts.push_back(
        {std::string(p.name), std::string(p.value), p.has_equals});
  }
  return trial;
}

}  // namespace dct::request
