// SPDX-License-Identifier: MIT
#include "dns/names.hpp"

#include <idn2.h>
#include <libpsl.h>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <memory>

#include "text/quote.hpp"

namespace dct::dns {
namespace {

constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kMaxName = 253;
// In the place of a variable: a character that breaks no rule.
constexpr char kFill = 'v';

bool is_name_character(char c) {
  return text::is_alnum(c) || c == '-' || c == '_' || c == '.' ||
         !text::is_ascii(c);
}

std::optional<NameDefect> character_defect(std::string_view masked,
                                           NameUse use) {
  for (std::size_t i = 0; i < masked.size(); ++i) {
    const char c = masked[i];
    if (is_name_character(c)) continue;
    NameDefect d{.kind = NameDefect::Kind::character,
                 .begin = i,
                 .end = i + 1,
                 .message = {}};
    if (c == '@') {
      d.kind = NameDefect::Kind::at_sign;
      d.message = "\"@\" means the whole name and can't be part of one";
    } else if (c == '*' && use == NameUse::host) {
      const bool whole_label =
          i == 0 && (masked.size() == 1 || masked[1] == '.');
      if (whole_label) continue;
      d.kind = NameDefect::Kind::wildcard;
      d.message =
          "\"*\" can only be the whole first label, as in \"*\" or \"*.shop\"";
    } else if (c == ' ') {
      d.message = "it has a space";
    } else if (c == '%') {
      return std::nullopt;  // an unterminated variable, which has its own rule
    } else {
      d.message = text::quote(std::string_view(&c, 1)) +
                  " is no character of a host name";
    }
    return d;
  }
  return std::nullopt;
}

/// The A-labels of a name or a label; an error of the IDN library, or IDN2_OK.
int look_up(std::string_view name, std::string& a_labels) {
  std::uint8_t* ascii = nullptr;
  const std::string text(name);
  const int result =
      idn2_lookup_u8(reinterpret_cast<const std::uint8_t*>(text.c_str()),
                     &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  if (result == IDN2_OK) a_labels = reinterpret_cast<const char*>(ascii);
  idn2_free(ascii);
  return result;
}

std::optional<NameDefect> label_defect(const Label& label,
                                       std::string_view masked) {
  const auto defect = [&label](NameDefect::Kind kind, std::string message) {
    return NameDefect{.kind = kind,
                      .begin = label.begin,
                      .end = label.begin + label.text.size(),
                      .message = std::move(message)};
  };
  using Kind = NameDefect::Kind;
  if (masked.empty()) return defect(Kind::empty_label, "a label is empty");
  if (masked.front() == '-' || masked.back() == '-') {
    return defect(Kind::hyphen, "the label " + text::quote(label.text) +
                                    " begins or ends with a hyphen");
  }
  const auto fixed = static_cast<std::size_t>(std::count_if(
      label.text.begin(), label.text.end(), [](char c) { return c != '%'; }));
  if (!label.has_variable() && fixed > kMaxLabel &&
      text::is_ascii(label.text)) {
    return defect(Kind::long_label, "the label " + text::quote(label.text, 20) +
                                        " has " + std::to_string(fixed) +
                                        " characters; at most 63 fit");
  }
  if (!label.has_variable() && !text::is_ascii(label.text)) {
    std::string ignored;
    const int result = look_up(label.text, ignored);
    if (result != IDN2_OK) {
      return defect(Kind::idn, "the label " + text::quote(label.text) +
                                   " is no internationalized label (" +
                                   idn2_strerror(result) + ")");
    }
  }
  return std::nullopt;
}

}  // namespace

std::string to_a_labels(std::string_view name) {
  std::string a_labels;
  look_up(name, a_labels);
  return a_labels;
}

namespace {

/// Calls `take` with each label until it returns false.
template <typename Take>
void for_each_label(std::string_view name, Take take) {
  bool in_variable = false;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '%') in_variable = !in_variable;
    if (name[i] != '.' || in_variable) continue;
    if (!take(Label{name.substr(begin, i - begin), begin})) return;
    begin = i + 1;
  }
  if (begin < name.size()) take(Label{name.substr(begin), begin});
}

}  // namespace

std::vector<Label> labels_of(std::string_view name) {
  std::vector<Label> labels;
  if (name.empty()) return labels;
  labels.reserve(
      1 + static_cast<std::size_t>(std::count(name.begin(), name.end(), '.')));
  for_each_label(name, [&labels](const Label& label) {
    labels.push_back(label);
    return true;
  });
  return labels;
}

bool is_scope_root(std::string_view host) {
  return host.empty() || host == "@";
}

std::string owner_key(std::string_view host) {
  return is_scope_root(host) ? std::string() : text::to_lower(host);
}

std::optional<NameDefect> find_name_defect(std::string_view name, NameUse use) {
  const std::string without_variables =
      templates::has_variable(name) ? templates::mask_variables(name, kFill)
                                    : std::string();
  const std::string_view masked =
      without_variables.empty() ? name : without_variables;
  if (auto d = character_defect(masked, use)) return d;
  std::size_t fixed = without_variables.empty() ? name.size() : 0;
  if (fixed == 0) {
    for (const templates::Piece& p : templates::Pieces(name)) {
      if (!p.is_variable) fixed += p.text.size();
    }
  }
  if (fixed > kMaxName) {
    return NameDefect{.kind = NameDefect::Kind::long_name,
                      .begin = 0,
                      .end = name.size(),
                      .message = "it has " + std::to_string(fixed) +
                                 " characters; at most 253 fit"};
  }
  std::optional<NameDefect> defect;
  for_each_label(name, [&](const Label& label) {
    defect = label_defect(label, masked.substr(label.begin, label.text.size()));
    return !defect;
  });
  if (defect) return defect;
  if (name == ".") {
    return NameDefect{.kind = NameDefect::Kind::empty_label,
                      .begin = 0,
                      .end = 1,
                      .message = "it has no label"};
  }
  return std::nullopt;
}

bool is_domain_name(std::string_view text, std::size_t least) {
  if (templates::has_variable(text)) return false;
  std::size_t labels = 0;
  for_each_label(text, [&labels](const Label&) { return ++labels > 0; });
  return labels >= least && !find_name_defect(text, NameUse::target);
}

bool has_public_tld(std::string_view name) {
  std::string_view last;
  for_each_label(name, [&last](const Label& label) {
    last = label.text;
    return true;
  });
  if (last.empty()) return false;
  // Without the star rule, by which the list makes any unknown TLD a suffix.
  // Some TLDs are listed only by what is below them ("*.bd").
  constexpr int kTypes = PSL_TYPE_ANY | PSL_TYPE_NO_STAR_RULE;
  const std::string tld = text::to_lower(last);
  return psl_is_public_suffix2(psl_builtin(), tld.c_str(), kTypes) != 0 ||
         psl_is_public_suffix2(psl_builtin(), ("x." + tld).c_str(), kTypes) !=
             0;
}

std::string registrable_domain(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  const std::string lower = text::to_lower(name);
  const char* domain = psl_registrable_domain(psl_builtin(), lower.c_str());
  return domain ? domain : std::string();
}

}  // namespace dct::dns
