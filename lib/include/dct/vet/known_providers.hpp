// SPDX-License-Identifier: MIT
#pragma once

/// The providers of a registry, to hold a new template against: could users, or
/// reviewers, take one for the other?
///
///   dct::vet::KnownProviders known;
///   known.add("shopify.com.shop.json",
///             {.provider_id = "shopify.com", .domain = "shopify.com"});
///   dct::vet::Identity who{.provider_id = "shopifv.com",
///                          .domain = "shopifv.com"};
///   known.ask_about(who);
///   std::cout << who.questions.front().say << '\n';

#include <dct/vet/provider_identity.hpp>

#include <memory>
#include <string>

namespace dct::vet {

/// Questions are about one other domain each; of one template, at most this
/// many are asked.
inline constexpr std::size_t kMaxQuestions = 16;

/// An index: adding a template takes time that does not depend on how many are
/// there, and so does asking.
class DCT_EXPORT KnownProviders {
 public:
  KnownProviders();
  KnownProviders(KnownProviders&&) noexcept;
  KnownProviders& operator=(KnownProviders&&) noexcept;
  ~KnownProviders();

  /// A template that was let in.
  void add(std::string file, const Identity& who);

  /// Adds what to ask to `questions`. The provider's own templates lead to no
  /// question, and are precedents, other than the one with the same ids.
  /// Questions without a precedent come first. May be called by several threads
  /// at once.
  void ask_about(Identity& who) const;

 private:
  class Index;
  std::unique_ptr<Index> index_;
};

}  // namespace dct::vet
