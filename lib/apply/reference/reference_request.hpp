// SPDX-License-Identifier: MIT
#pragma once

/// What the reference library is asked: a Request, or a job of a batch.

#include <dct/apply/variable_values.hpp>
#include <dct/json/document.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dct::apply {

/// What a provider keeps with the records of this application: JSON texts, as
/// a job may have null, or anything, in them.
struct ReferenceInstance {
  std::string id{};
  std::string provider_id{};
  std::string service_id{};
  std::string host{};
  bool multi_instance = false;
};

struct ReferenceRequest {
  std::span<const json::Value> records{};  ///< of the template
  json::Value redirect_records{};          ///< absent or null: none are given
  std::string_view domain{};               ///< used exactly as it is
  std::string_view host{};                 ///< likewise; empty: none
  const VariableValues* values = nullptr;
  /// Parameters that are there, and are not strings: they are harmless until
  /// they are used. An object, or absent.
  json::Value odd_values{};
  std::span<const std::string> groups{};  ///< JSON texts
  std::optional<ReferenceInstance> instance{};
};

}  // namespace dct::apply
