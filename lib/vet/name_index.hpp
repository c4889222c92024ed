// SPDX-License-Identifier: MIT
#pragma once

/// The display names of a registry, by what they look like.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dct::vet {

/// A name like the one that was asked about.
struct NameMatch {
  unsigned company = 0;
  unsigned entry = 0;       ///< a template of the company that has it
  std::string_view name{};  ///< as written there
  bool is_same = false;     ///< but for blanks, punctuation and letter case
};

/// Names that this many companies have, or have in theirs, are words of the
/// trade ("Custom Domain"), which nobody owns.
inline constexpr std::size_t kOrdinary = 8;
/// A shorter word in a name is not taken for another's name.
inline constexpr std::size_t kShortestName = 4;
/// As many of one look are told apart; more are passed over.
inline constexpr std::size_t kMostOfOneLook = 32;

class NameIndex {
 public:
  void add(unsigned company, unsigned entry, std::string_view provider_name,
           std::string_view service_name);

  /// Those whose providerName looks like the name.
  std::vector<NameMatch> providers_like(std::string_view name) const;
  /// Those whose serviceName does.
  std::vector<NameMatch> services_like(std::string_view name) const;
  /// Those whose providerName is a part of the name, in whole words.
  std::vector<NameMatch> providers_in(std::string_view name) const;
  bool is_ordinary(std::string_view name) const;

 private:
  struct Bearer {
    unsigned company = 0;
    unsigned entry = 0;
    std::string name{};
    std::string folded{};
  };
  using ByLook = std::unordered_map<std::string, std::vector<Bearer>>;

  static void add(ByLook& index, unsigned company, unsigned entry,
                  std::string_view name);
  static std::vector<NameMatch> find(const ByLook& index,
                                     std::string_view name);
  void count_phrases(std::string_view name, unsigned company);

  ByLook providers_;
  ByLook services_;
  /// At most kOrdinary companies for each run of words.
  std::unordered_map<std::string, std::vector<unsigned>> phrases_;
};

}  // namespace dct::vet
