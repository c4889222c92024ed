// SPDX-License-Identifier: MIT
#include "rules/shared/bare_domain.hpp"

#include <dct/template/pattern.hpp>

#include "dns/domain_name.hpp"
#include "template/host_name.hpp"

namespace dct::rules {

std::optional<DomainDefect> find_domain_defect(std::string_view text) {
  const auto bare = [](std::string message) {
    return DomainDefect{std::move(message),
                        "write the bare domain, as in example.com"};
  };
  if (text.empty()) return bare("is empty");
  if (templates::has_variable(text)) {
    return DomainDefect{"has a variable, which is never replaced here",
                        "write the domain itself"};
  }
  if (text.find("://") != std::string_view::npos) {
    return bare("is a URL, not a domain");
  }
  if (text.find('/') != std::string_view::npos) return bare("has a path");
  if (text.find(':') != std::string_view::npos) return bare("has a port");
  if (text.find('*') != std::string_view::npos) {
    return DomainDefect{"has a wildcard, which no provider reads",
                        "write each domain, or the one they are all below"};
  }
  if (const auto d = templates::check_name(text, dns::NameUse::target)) {
    return bare("is not a domain name: " + d->message);
  }
  if (templates::labels_of(text).size() < 2) return bare("has only one label");
  if (text.ends_with('.')) {
    return DomainDefect{
        "ends with a dot, which providers take for a part of "
        "the name",
        "leave the dot out"};
  }
  return std::nullopt;
}

}  // namespace dct::rules
