// SPDX-License-Identifier: MIT
#pragma once

/// Who changes a template, and who did before. The library asks no repository;
/// it judges what the log of one says.
///
///   const dct::vet::History history = dct::vet::read_history(
///       dct::vet::read_proposer("Ann <ann@example.com>"),
///       {.of_template = {{.commit = "1f2e3d4", .author = "Bob",
///                         .address = "bob@example.net"}}});
///   std::cout << history.own << " of " << history.changes << '\n';  // 0 of 1

#include <dct/export.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dct::vet {

/// A change that was let in. All of it may be made up by its author.
struct PastChange {
  std::string commit{};
  std::string author{};
  std::string address{};
  std::string date{};  ///< YYYY-MM-DD
  std::string subject{};
};

/// What a log says, the newest change first.
struct ChangeLog {
  std::vector<PastChange> of_template{};
  std::vector<PastChange> of_others{};  ///< of the same provider's templates
};

/// Who proposes a change; one of the two may be missing.
struct Proposer {
  std::string name{};
  std::string address{};
};

/// Of `Ann <ann@example.com>`, an address, or a name.
[[nodiscard]] DCT_EXPORT Proposer read_proposer(std::string_view text);

struct History {
  std::string author{};           ///< who proposes the change
  std::size_t changes = 0;        ///< of the template, that were let in before
  std::size_t own = 0;            ///< those of them that are the author's
  std::size_t other_changes = 0;  ///< of other templates of the provider
  std::size_t other_own = 0;      ///< those of them that are the author's
  PastChange last{};              ///< of the template; empty if there is none
};

/// The same person has the same address or the same name, in any letter case.
[[nodiscard]] DCT_EXPORT History read_history(const Proposer& proposer,
                                              const ChangeLog& log);

}  // namespace dct::vet
