// SPDX-License-Identifier: MIT
#pragma once

/// Host names and targets as templates write them: relative or absolute, with
/// variables among the labels.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::dns {

/// One label of a name; a dot inside a variable separates nothing.
struct Label {
  std::string_view text;
  std::size_t begin = 0;  ///< in the name

  bool has_variable() const { return text.find('%') != std::string_view::npos; }
};

/// The labels from left to right. A final dot (an absolute name) adds none;
/// the empty name has none.
std::vector<Label> labels_of(std::string_view name);

/// Empty or "@": the place the template is applied to.
bool is_scope_root(std::string_view host);

/// Two hosts with one key own one name: letters in lower case, "@" as "".
std::string owner_key(std::string_view host);

enum class NameUse { host, target };

/// What makes a text no name.
struct NameDefect {
  enum class Kind {
    character,  ///< one that no name has
    at_sign,    ///< @ inside a longer name
    wildcard,   ///< * that is not the whole leftmost label
    empty_label,
    long_label,
    long_name,
    hyphen,  ///< at the edge of a label
    idn      ///< letters beyond ASCII that IDNA2008 refuses
  };
  Kind kind = Kind::character;
  std::size_t begin = 0;  ///< of the offending part
  std::size_t end = 0;
  std::string message;  ///< completes "... is no host name: "
};

/// The first defect of the fixed parts; variables may stand for anything. Not
/// for a scope root.
std::optional<NameDefect> find_name_defect(std::string_view name, NameUse use);

/// Whether a text without variables is a name of `least` labels or more.
bool is_domain_name(std::string_view text, std::size_t least = 2);

/// Whether the last label is a top-level domain that the public suffix list
/// knows.
bool has_public_tld(std::string_view name);

/// The registrable domain (public suffix and one label); empty for a suffix
/// itself or a name that is none.
std::string registrable_domain(std::string_view name);

/// "grün.example" as "xn--grn-ioa.example"; empty for what is no
/// internationalized name.
std::string to_a_labels(std::string_view name);

}  // namespace dct::dns
