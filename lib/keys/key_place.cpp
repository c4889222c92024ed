// SPDX-License-Identifier: MIT

/// Where a key is published, and where it lands by mistake.

#include <dct/keys/key_record.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "dns/domain_name.hpp"
#include "dns/public_suffix.hpp"
#include "text/quote.hpp"

namespace dct::keys {
namespace {

std::string without_dot(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return std::string(name);
}

}  // namespace

std::string key_owner(std::string_view label,
                      std::string_view sync_pub_key_domain) {
  return std::string(label) + "." + without_dot(sync_pub_key_domain);
}

std::vector<Misplacement> misplacements(std::string_view label,
                                        std::string_view sync_pub_key_domain) {
  const std::string domain = without_dot(sync_pub_key_domain);
  const std::string right = key_owner(label, domain);
  std::vector<Misplacement> places;
  const auto add = [&places, &right](std::string_view id, std::string owner,
                                     const std::string& why, std::string help) {
    const bool is_known =
        std::any_of(places.begin(), places.end(),
                    [&owner](const auto& p) { return p.owner == owner; });
    if (owner == right || is_known) return;
    std::string message =
        "the key is at " + text::quote(owner, 120) + " instead: " + why;
    places.push_back(
        {std::move(owner),
         diagnostic::error(id, std::move(message), std::move(help))});
  };
  const std::string publish = "publish it at " + text::quote(right, 120);
  const std::string head = text::to_lower(label) + ".";
  if (text::to_lower(domain).starts_with(head)) {
    add("key-label-doubled", domain,
        "syncPubKeyDomain begins with the label, which providers put in front "
        "of it once more",
        "set syncPubKeyDomain to " +
            text::quote(domain.substr(head.size()), 120));
  }
  add("key-label-twice", std::string(label) + "." + right,
      "the label stands there twice",
      publish + " (is the label part of syncPubKeyDomain as well?)");
  add("key-domain-twice", right + "." + domain,
      "the form or the zone file added the domain to a name that had it",
      "enter the label only, or end the name with a dot");
  const std::string apex = dns::registrable_domain(domain);
  if (!apex.empty() && apex != domain) {
    add("key-domain-twice", right + "." + apex,
        "the form or the zone file added the zone's name to a name that had it",
        "enter the name below the zone only, or end it with a dot");
    add("key-above", key_owner(label, domain.substr(domain.find('.') + 1)),
        "a label of syncPubKeyDomain is missing there",
        publish + ", or set syncPubKeyDomain to " +
            text::quote(domain.substr(domain.find('.') + 1)));
  }
  add("key-at-domain", domain,
      "the label is missing there, or syncPubKeyDomain has it in it",
      publish +
          "; if the label is the first part of syncPubKeyDomain, take it "
          "out there");
  add(label.starts_with('_') ? "key-without-underscore" : "key-with-underscore",
      key_owner(label.starts_with('_') ? std::string(label.substr(1))
                                       : "_" + std::string(label),
                domain),
      label.starts_with('_') ? "the underscore is missing there"
                             : "it has an underscore there",
      publish + ", or send the label in key as it is published");
  for (const char* usual : {"_dck1", "_dcpubkeyv1"}) {
    if (label == usual) continue;
    add("key-other-label", key_owner(usual, domain), "key names another label",
        "send key=" + std::string(usual) + ", or " + publish);
  }
  return places;
}

std::vector<diagnostic::Problem> check_key_label(
    std::string_view label, std::string_view sync_pub_key_domain) {
  const auto mistake =
      [](std::string_view id, std::string message, std::string help,
         diagnostic::Severity severity = diagnostic::Severity::error) {
        return std::vector<diagnostic::Problem>{diagnostic::problem(
            id, severity, std::move(message), std::move(help))};
      };
  if (label.empty()) {
    return mistake("key-label-empty",
                   "key is empty; it names the label at which the key is "
                   "published",
                   "write the label, such as `_dck1`");
  }
  const std::string tail =
      "." + text::to_lower(sync_pub_key_domain.ends_with('.')
                               ? sync_pub_key_domain.substr(
                                     0, sync_pub_key_domain.size() - 1)
                               : sync_pub_key_domain);
  if (tail.size() > 1 && text::to_lower(label).ends_with(tail)) {
    return mistake(
        "key-label-domain",
        "key is " + text::quote(label) +
            ", the whole name; providers put syncPubKeyDomain "
            "behind it once more",
        "write the label only: " +
            text::quote(label.substr(0, label.size() - tail.size())));
  }
  if (label.find('.') != std::string_view::npos) {
    return mistake(
        "key-label-dot",
        "key is " + text::quote(label) + "; it is one label, without a dot",
        "write one label, such as `_dck1`");
  }
  if (text::to_lower(sync_pub_key_domain)
          .starts_with(text::to_lower(label) + ".")) {
    return mistake(
        "key-label-doubled",
        "syncPubKeyDomain " + text::quote(sync_pub_key_domain) +
            " begins with the key label already; providers ask for " +
            text::quote(key_owner(label, sync_pub_key_domain)),
        "take the label out of syncPubKeyDomain",
        diagnostic::Severity::warning);
  }
  if (label == "@" || label == "*" || label.find('%') != std::string::npos) {
    return mistake("key-label-syntax",
                   "key is " + text::quote(label) + ", no label",
                   "write one label, such as `_dck1`");
  }
  if (const auto defect = dns::check_name(label, dns::NameUse::host)) {
    return mistake(
        "key-label-syntax",
        "key " + text::quote(label) + " is no label: " + defect->message,
        "write one label, such as `_dck1`");
  }
  return {};
}

}  // namespace dct::keys
