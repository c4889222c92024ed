// SPDX-License-Identifier: MIT
#pragma once

/// The domains of a registry, by what they can be taken for.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dct::vet {

/// Domains are registrable ones, in A-labels: see domain_of(). Their first
/// label tells them apart, the rest is a public suffix.
class DomainIndex {
 public:
  enum class Likeness : std::uint8_t {
    same_label,  ///< example.com and example.net
    looks,       ///< their labels look alike
    one_edit  ///< a character more, less or other, or two that changed places
  };
  struct Match {
    unsigned company = 0;
    Likeness likeness = Likeness::same_label;
  };

  void add(unsigned company, std::string_view domain);

  /// Those like it, but not the domain itself. A short label is never said to
  /// be one edit away: too many are.
  std::vector<Match> like(std::string_view domain) const;
  /// Those with a label that a name looks like, but for blanks.
  std::vector<unsigned> labelled(std::string_view name) const;

 private:
  struct Label {
    unsigned company = 0;
    std::string domain{};
    std::string text{};
  };
  std::vector<Label> labels_;
  using Places = std::unordered_map<std::string, std::vector<std::size_t>>;
  Places by_look_;
  /// Two labels one edit apart have a form in common: themselves, or with one
  /// character left out.
  Places by_form_;
};

/// Whether one text becomes the other when a byte is added, removed or
/// replaced, or two neighbours change places.
bool is_one_edit(std::string_view a, std::string_view b);

/// The first label of a domain, as people read it.
std::string label_of(std::string_view domain);

}  // namespace dct::vet
