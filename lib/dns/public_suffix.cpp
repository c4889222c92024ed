// SPDX-License-Identifier: MIT
#include "dns/public_suffix.hpp"

#include <libpsl.h>
#include <dct/text/ascii.hpp>

namespace dct::dns {
namespace {

std::string without_final_dot(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return text::to_lower(name);
}

}  // namespace

bool has_public_tld(std::string_view name) {
  // Without the star rule, by which the list makes any unknown TLD a suffix.
  // Some TLDs are listed only by what is below them ("*.bd").
  constexpr int kTypes = PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE;
  std::string tld = without_final_dot(name);
  tld.erase(0, tld.rfind('.') + 1);
  if (tld.empty()) return false;
  return psl_is_public_suffix2(psl_builtin(), tld.c_str(), kTypes) != 0 ||
         psl_is_public_suffix2(psl_builtin(), ("x." + tld).c_str(), kTypes) !=
             0;
}

bool is_shared_suffix(std::string_view name) {
  constexpr int kTypes = PSL_TYPE_PRIVATE | PSL_TYPE_NO_STAR_RULE;
  const std::string lower = without_final_dot(name);
  return psl_is_public_suffix2(psl_builtin(), lower.c_str(), kTypes) != 0;
}

std::string registrable_domain(std::string_view name) {
  const std::string lower = without_final_dot(name);
  const char* domain = psl_registrable_domain(psl_builtin(), lower.c_str());
  return domain ? domain : std::string();
}

}  // namespace dct::dns
