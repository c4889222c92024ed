// SPDX-License-Identifier: MIT
#pragma once

/// A value, or the problems for which there is none.
///
///   using dct::diagnostic::Result;
///   const auto port = [](int n) -> Result<int> {
///     if (n < 1) return dct::diagnostic::error("port", "ports begin at 1");
///     return n;
///   };
///   if (const auto p = port(53)) std::cout << *p << '\n';
///   std::cerr << port(0).why() << '\n';

#include <dct/diagnostic/problem.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dct::diagnostic {

template <typename T>
class [[nodiscard]] Result {
 public:
  // NOLINTBEGIN(google-explicit-constructor): a function returns either
  Result(T value) : value_(std::move(value)) {}
  Result(Problem problem) { problems_.push_back(std::move(problem)); }
  /// @param problems  at least one
  Result(std::vector<Problem> problems) : problems_(std::move(problems)) {}
  // NOLINTEND(google-explicit-constructor)

  explicit operator bool() const { return value_.has_value(); }

  /// Only of a result that has a value.
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T&& operator*() && { return *std::move(value_); }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  /// Empty when there is a value.
  const std::vector<Problem>& problems() const& { return problems_; }
  std::vector<Problem> problems() && { return std::move(problems_); }

  /// Only of a result without a value: what its first problem says.
  const std::string& why() const { return problems_.front().message; }

 private:
  std::optional<T> value_;
  std::vector<Problem> problems_;
};

}  // namespace dct::diagnostic
