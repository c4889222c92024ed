// SPDX-License-Identifier: MIT
#pragma once

/// A rule that is data: each template, or each record, that meets one JSON
/// Schema must meet another.

#include <dct/json/document.hpp>
#include <dct/lint/catalogue.hpp>

#include <optional>
#include <string>

#include "lint/context.hpp"
#include "schema/validator.hpp"

namespace dct::lint {

class Declarative {
 public:
  /// @throws std::runtime_error when `when` or `must` is no schema
  explicit Declarative(const Rule& rule);

  /// Why a rule's schemas can't be used; nothing when they can, or it has none.
  static std::optional<std::string> mistake(const Rule& rule);

  void check(Context& ctx, const schema::Instance& instance) const;

 private:
  void check_one(Context& ctx, const schema::Instance& instance,
                 json::Value value, const templates::Record* record) const;

  const Rule* rule_;
  // The schemas view these.
  std::optional<json::Document> when_text_;
  json::Document must_text_;
  std::optional<schema::Validator> when_;
  schema::Validator must_;
};

}  // namespace dct::lint
