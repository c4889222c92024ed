// SPDX-License-Identifier: MIT
#include <dct/keys/key_owner.hpp>
#include <dct/text/ascii.hpp>

#include <optional>

#include "dns/domain_name.hpp"
#include "text/quote.hpp"

namespace dct::keys {
namespace {

std::string_view without_dot(std::string_view name) {
  return name.substr(0, name.size() - (name.ends_with('.') ? 1 : 0));
}

constexpr char kWriteLabel[] = "write one label, such as `_dck1`";

/// Problems of a label alone.
std::optional<diagnostic::Problem> find_syntax_error(std::string_view label) {
  if (label.empty()) {
    return diagnostic::error("key-label-empty",
                             "key is empty; it has to be the label at which "
                             "the key is published",
                             kWriteLabel);
  }
  if (label.find('.') != std::string_view::npos) {
    return diagnostic::error("key-label-dot",
                             "key is " + text::quote(label) +
                                 "; it has to be one label, without a "
                                 "dot",
                             kWriteLabel);
  }
  if (label == "@" || label == "*" || label.find('%') != std::string::npos) {
    return diagnostic::error(
        "key-label-syntax",
        "key is " + text::quote(label) + ", which is not a label", kWriteLabel);
  }
  if (const auto defect = dns::check_name(label, dns::NameUse::host)) {
    return diagnostic::error("key-label-syntax",
                             "key is " + text::quote(label) +
                                 ", which is not a label: " + defect->message,
                             kWriteLabel);
  }
  return std::nullopt;
}

}  // namespace

std::string key_owner(std::string_view label,
                      std::string_view sync_pub_key_domain) {
  return std::string(label) + "." +
         std::string(without_dot(sync_pub_key_domain));
}

std::vector<diagnostic::Problem> check_key_label(
    std::string_view label, std::string_view sync_pub_key_domain) {
  const std::string lower = text::to_lower(label);
  const std::string domain = text::to_lower(without_dot(sync_pub_key_domain));
  if (!domain.empty() && lower.ends_with("." + domain)) {
    return {diagnostic::error(
        "key-label-domain",
        "key is " + text::quote(label) +
            ", the whole name; providers append syncPubKeyDomain once more",
        "write the label only: " +
            text::quote(label.substr(0, label.size() - domain.size() - 1)))};
  }
  if (!label.empty() && label.find('.') == std::string_view::npos &&
      domain.starts_with(lower + ".")) {
    return {diagnostic::warning(
        "key-label-doubled",
        "syncPubKeyDomain " + text::quote(sync_pub_key_domain) +
            " already begins with the key label; providers ask for " +
            text::quote(key_owner(label, sync_pub_key_domain)),
        "remove the label from syncPubKeyDomain")};
  }
  if (auto problem = find_syntax_error(label)) return {std::move(*problem)};
  return {};
}

}  // namespace dct::keys
