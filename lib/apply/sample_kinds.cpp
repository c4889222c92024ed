// SPDX-License-Identifier: MIT
#include "apply/sample_kinds.hpp"

#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>

namespace dct::apply {
namespace {

using templates::Property;
using templates::RecordType;

/// A text cut at one use of a variable.
struct Around {
  std::string_view before;
  std::string_view after;

  bool is_whole() const { return before.empty() && after.empty(); }
  /// Nothing of a name follows.
  bool ends_name() const {
    return after.empty() || after == "." ||
           std::string_view(" /:;,\"?#").find(after.front()) !=
               std::string_view::npos;
  }
};

Around around(const VariableUse& use) {
  const std::string name = "%" + std::string(use.variable) + "%";
  const std::size_t at = use.text.find(name);
  if (at == std::string_view::npos) return {};
  return {use.text.substr(0, at), use.text.substr(at + name.size())};
}

/// What is before the variable, from the last of these characters on.
std::string_view last_word(std::string_view before,
                           std::string_view separators) {
  const std::size_t at = before.find_last_of(separators);
  return at == std::string_view::npos ? before : before.substr(at + 1);
}

SampleKind name_kind(const Around& a) {
  return a.ends_name() ? SampleKind::domain : SampleKind::label;
}

SampleKind url_kind(const Around& a) {
  if (a.is_whole()) return SampleKind::url;
  const std::size_t authority = a.before.find("://");
  if (authority == std::string_view::npos) return SampleKind::label;
  const std::string_view host = a.before.substr(authority + 3);
  const bool in_host = host.find_first_of("/?#") == std::string_view::npos;
  return in_host ? name_kind(a) : SampleKind::label;
}

/// One term of an SPF policy: `include:%x%`, `ip4:%x%`, `%x%`, `%x%all`.
SampleKind spf_kind(const Around& a) {
  std::string term = text::to_lower(last_word(a.before, " "));
  if (term.empty()) {
    const bool whole = a.after.empty() || a.after.starts_with(' ');
    if (whole) return SampleKind::spf_terms;
    return a.after.starts_with("all") ? SampleKind::qualifier
                                      : SampleKind::label;
  }
  if (std::string_view("+-~?").find(term.front()) != std::string_view::npos) {
    term.erase(0, 1);
  }
  if (term.find('/') != std::string::npos) return SampleKind::prefix_length;
  if (term == "ip4:") return SampleKind::ipv4;
  if (term == "ip6:") return SampleKind::ipv6;
  if (term.starts_with("ip4:") || term.starts_with("ip6:")) {
    return SampleKind::number;
  }
  return name_kind(a);
}

/// A tag of a list such as `v=DMARC1; p=%x%`.
std::string tag_of(std::string_view before) {
  const std::string_view tag = text::trim(last_word(before, ";"));
  return text::to_lower(tag.substr(0, tag.find('=')));
}

SampleKind dmarc_kind(const Around& a) {
  const std::string tag = tag_of(a.before);
  if (tag == "p" || tag == "sp") return SampleKind::dmarc_policy;
  if (tag == "pct") return SampleKind::percentage;
  if (tag != "rua" && tag != "ruf") return SampleKind::text;
  if (a.before.ends_with('@')) return SampleKind::domain;
  if (a.before.ends_with("mailto:")) {
    return a.after.starts_with('@') ? SampleKind::label : SampleKind::mailbox;
  }
  return a.before.ends_with('=') ? SampleKind::mail_uri : SampleKind::label;
}

bool is_key_name(std::string_view owner) {
  return text::to_lower(owner).find("_domainkey") != std::string::npos;
}

/// What a text is that is made of one variable: its name, its owner, and what
/// it replaces tell.
SampleKind whole_text_kind(const VariableUse& use) {
  const std::string owner = text::to_lower(use.owner);
  const std::string replaces = text::to_lower(use.conflict_prefix);
  if (is_key_name(owner)) return SampleKind::dkim_record;
  if (owner.starts_with("_dmarc") || replaces.starts_with("v=dmarc1")) {
    return SampleKind::dmarc_record;
  }
  if (replaces.starts_with("v=spf1") ||
      text::to_lower(use.variable).find("spf") != std::string::npos) {
    return SampleKind::spf_policy;
  }
  return SampleKind::text;
}

SampleKind text_kind(const VariableUse& use, const Around& a) {
  if (a.is_whole()) return whole_text_kind(use);
  const std::string before = text::to_lower(a.before);
  if (before.starts_with("v=spf1")) return spf_kind(a);
  if (before.starts_with("v=dmarc1")) return dmarc_kind(a);
  const bool is_key = is_key_name(use.owner) || before.starts_with("v=dkim1");
  if (is_key) {
    const std::string tag = tag_of(before);
    if (tag == "p") return SampleKind::dkim_key;
    if (tag == "k") return SampleKind::key_type;
  }
  return SampleKind::text;
}

/// `FLAGS TAG "VALUE"`.
SampleKind caa_kind(const Around& a) {
  if (a.is_whole()) return SampleKind::caa;
  const std::string_view before = text::trim(a.before);
  if (before.empty()) return SampleKind::flags;
  return before.find(' ') == std::string_view::npos && !before.ends_with('"')
             ? SampleKind::tag
             : SampleKind::domain;
}

SampleKind data_kind(const VariableUse& use, const Around& a) {
  if (use.type != RecordType::generic) return text_kind(use, a);
  if (use.type_name == "CAA") return caa_kind(a);
  return name_kind(a);
}

SampleKind target_kind(const VariableUse& use, const Around& a) {
  switch (use.type) {
    case RecordType::a:
      return a.is_whole() ? SampleKind::ipv4 : SampleKind::number;
    case RecordType::aaaa:
      return a.is_whole() ? SampleKind::ipv6 : SampleKind::number;
    case RecordType::redir301:
    case RecordType::redir302:
      return url_kind(a);
    default:
      return name_kind(a);
  }
}

/// A public key of RFC 8463 appendix A.2.
constexpr std::string_view kKey =
    "MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR"
    "6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6l"
    "HvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB";

/// The same with another modulus.
std::string sample_key(std::size_t index) {
  constexpr std::size_t kInModulus = 80;
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  std::string key(kKey);
  if (index == 0) return key;
  key[kInModulus] = kDigits[index % kDigits.size()];
  key[kInModulus + 1] = kDigits[index / kDigits.size() % kDigits.size()];
  return key;
}

/// The variable as a label: "Tenant_ID" gives "tenant-id".
std::string label_of(std::string_view variable, std::size_t index) {
  constexpr std::size_t kLongest = 40;
  std::string label;
  for (const char c : variable.substr(0, kLongest)) {
    label += text::is_alnum(c) ? text::to_lower(c) : '-';
  }
  label = text::trim(label, "-");
  if (label.empty()) label = "sample";
  return index == 0 ? label : label + std::to_string(index + 1);
}

std::string one_of(std::initializer_list<const char*> values,
                   std::size_t index) {
  return *(values.begin() + index % values.size());
}

}  // namespace

SampleKind sample_kind(const VariableUse& use) {
  const auto property = templates::property_named(use.field);
  if (!property) return SampleKind::text;
  const Around a = around(use);
  switch (*property) {
    case Property::ttl:
      return SampleKind::ttl;
    case Property::priority:
    case Property::weight:
      return SampleKind::number;
    case Property::port:
      return SampleKind::port;
    case Property::host:
    case Property::name:
      return SampleKind::label;
    case Property::service:
      return a.before.empty() ? SampleKind::service : SampleKind::bare_service;
    case Property::protocol:
      return a.before.empty() ? SampleKind::protocol
                              : SampleKind::bare_protocol;
    case Property::target:
    case Property::points_to:
      return target_kind(use, a);
    case Property::spf_rules:
      return spf_kind(a);
    case Property::data:
      return data_kind(use, a);
    default:
      return SampleKind::text;
  }
}

std::string sample_of(SampleKind kind, std::string_view variable,
                      std::size_t index) {
  constexpr std::size_t kBytes = 250;
  constexpr std::size_t kPorts = 1000;
  const std::string number = std::to_string(index % kBytes + 1);
  const auto domain = [&] {
    return label_of(variable, index) + ".example.net";
  };
  switch (kind) {
    case SampleKind::port:
      return std::to_string(443 + index % kPorts);
    case SampleKind::ttl:
      return "3600";
    case SampleKind::number:
      return std::to_string((index % kBytes + 1) * 10 % kBytes);
    case SampleKind::prefix_length:
      return "32";
    case SampleKind::percentage:
      return "100";
    case SampleKind::flags:
      return "0";
    case SampleKind::protocol:
      return one_of({"_tcp", "_udp", "_tls"}, index);
    case SampleKind::bare_protocol:
      return one_of({"tcp", "udp", "tls"}, index);
    case SampleKind::service:
      return one_of({"_sip", "_imaps", "_xmpp-client", "_caldavs"}, index);
    case SampleKind::bare_service:
      return one_of({"sip", "imaps", "xmpp-client", "caldavs"}, index);
    case SampleKind::tag:
      return one_of({"issue", "issuewild", "issuemail"}, index);
    case SampleKind::caa:
      return "0 issue \"" + domain() + "\"";
    case SampleKind::ipv4:
      return "192.0.2." + number;
    case SampleKind::ipv6:
      return "2001:db8::" + number;
    case SampleKind::url:
      return "https://" + domain() + "/";
    case SampleKind::spf_terms:
      return "include:" + domain();
    case SampleKind::spf_policy:
      return "v=spf1 include:" + domain() + " ~all";
    case SampleKind::qualifier:
      return one_of({"~", "-", "?"}, index);
    case SampleKind::dmarc_policy:
      return one_of({"none", "quarantine", "reject"}, index);
    case SampleKind::dmarc_record:
      return "v=DMARC1; p=none; rua=mailto:" + label_of(variable, index) +
             "@example.net";
    case SampleKind::key_type:
      return "rsa";
    case SampleKind::dkim_key:
      return sample_key(index);
    case SampleKind::dkim_record:
      return "v=DKIM1; k=rsa; p=" + sample_key(index);
    case SampleKind::mailbox:
      return label_of(variable, index) + "@example.net";
    case SampleKind::mail_uri:
      return "mailto:" + label_of(variable, index) + "@example.net";
    case SampleKind::domain:
      return domain();
    case SampleKind::label:
      return label_of(variable, index);
    case SampleKind::text:
      return "sample-" + label_of(variable, index);
  }
  return {};
}

}  // namespace dct::apply
