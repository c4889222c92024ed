// SPDX-License-Identifier: MIT
#pragma once

/// A way to use a template on a sample zone: one request, or several that are
/// made one after another, and the command that repeats it.
///
///   const dct::vet::TemplateUse use{
///       .zone = "shop", .requests = {{.groups = {"web"}}}};
///   std::cout << command(use, "web.json") << '\n';
///   // dct-simulate --template web.json --zone sample:shop --suggest ...

#include <dct/export.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dct::vet {

/// Whether the same request is made a second time, and how.
enum class Again : std::uint8_t {
  no,
  same_values,
  other_values,
  other_instance  ///< with other values, at a provider that keeps state
};

/// "other-values", for programs; empty: no.
DCT_EXPORT std::string_view name(Again again);

struct UseRequest {
  std::vector<std::string> groups{};  ///< empty: every record
  /// Those that dct-simulate --suggest would not make up itself.
  std::vector<std::pair<std::string, std::string>> values{};
};

struct TemplateUse {
  std::string zone{};  ///< a sample zone
  std::string host{};  ///< of each request; empty: the domain
  /// At least one. A second time is a request of its own, or it is left to
  /// dct-simulate --twice.
  std::vector<UseRequest> requests{};
  Again again = Again::no;
};

/// "when "b" is applied after "a"", "when it is applied again with other
/// values"; empty for a single request.
[[nodiscard]] DCT_EXPORT std::string describe(const TemplateUse& use);

/// The command line of dct-simulate that shows it, for a POSIX shell.
[[nodiscard]] DCT_EXPORT std::string command(const TemplateUse& use,
                                             std::string_view file);

}  // namespace dct::vet
