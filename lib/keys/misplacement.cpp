// SPDX-License-Identifier: MIT
#include <dct/keys/key_owner.hpp>
#include <dct/keys/misplacement.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "dns/public_suffix.hpp"
#include "text/quote.hpp"

namespace dct::keys {
namespace {

constexpr std::size_t kLongestName = 120;  // in messages, in characters

/// The places in the order in which they are looked at.
class Places {
 public:
  explicit Places(std::string right) : right_(std::move(right)) {}

  void add(std::string_view id, std::string owner, std::string_view why,
           std::string help) {
    const bool is_known =
        std::any_of(found_.begin(), found_.end(),
                    [&owner](const auto& p) { return p.owner == owner; });
    if (owner == right_ || is_known) return;
    std::string message =
        "the key is at " + text::quote(owner, kLongestName) + " instead: ";
    message += why;
    found_.push_back(
        {std::move(owner),
         diagnostic::error(id, std::move(message), std::move(help))});
  }

  std::vector<Misplacement> take() { return std::move(found_); }

 private:
  std::string right_;
  std::vector<Misplacement> found_;
};

}  // namespace

std::vector<Misplacement> misplacements(std::string_view label,
                                        std::string_view sync_pub_key_domain) {
  std::string domain(sync_pub_key_domain);
  if (domain.ends_with('.')) domain.pop_back();
  const std::string right = key_owner(label, domain);
  const std::string publish =
      "publish it at " + text::quote(right, kLongestName);
  Places places(right);
  const std::string head = text::to_lower(label) + ".";
  if (text::to_lower(domain).starts_with(head)) {
    places.add("key-label-doubled", domain,
               "syncPubKeyDomain begins with the label, which providers put in "
               "front of it once more",
               "set syncPubKeyDomain to " +
                   text::quote(domain.substr(head.size()), kLongestName));
  }
  places.add("key-label-twice", std::string(label) + "." + right,
             "that name has the label twice",
             publish + " (is the label part of syncPubKeyDomain as well?)");
  places.add("key-domain-twice", right + "." + domain,
             "the form or the zone file appended the domain to a name that "
             "already had it",
             "enter the label only, or end the name with a dot");
  const std::string apex = dns::registrable_domain(domain);
  if (!apex.empty() && apex != domain) {
    const std::string above = domain.substr(domain.find('.') + 1);
    places.add("key-domain-twice", right + "." + apex,
               "the form or the zone file appended the name of the zone to a "
               "name that already had it",
               "enter the name below the zone only, or end it with a dot");
    places.add("key-above", key_owner(label, above),
               "a label of syncPubKeyDomain is missing in that name",
               publish + ", or set syncPubKeyDomain to " + text::quote(above));
  }
  places.add("key-at-domain", domain,
             "the label is missing in that name, or it is part of "
             "syncPubKeyDomain",
             publish +
                 "; if the label is the first part of syncPubKeyDomain, remove "
                 "it there");
  const bool has_underscore = label.starts_with('_');
  places.add(has_underscore ? "key-without-underscore" : "key-with-underscore",
             key_owner(has_underscore ? std::string(label.substr(1))
                                      : "_" + std::string(label),
                       domain),
             has_underscore ? "that name has no underscore"
                            : "that name has an underscore",
             publish + ", or send the label in key as it is published");
  for (const char* usual : {"_dck1", "_dcpubkeyv1"}) {
    if (label == usual) continue;
    places.add("key-other-label", key_owner(usual, domain),
               "key names another label",
               "send key=" + std::string(usual) + ", or " + publish);
  }
  return places.take();
}

}  // namespace dct::keys
