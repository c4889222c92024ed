// SPDX-License-Identifier: MIT
#pragma once

/// A std::string that is about to be destroyed. Functions that return views
/// into their argument delete the overload that takes one, so that the views
/// cannot outlive the text:
///
///   std::string query = "a=1&b=2";
///   const auto parts = dct::text::split_query(query);  // views `query`
///   // dct::text::split_query(std::string("a=1"));  // does not compile

#include <concepts>
#include <string>
#include <type_traits>

namespace dct::text {

template <typename T>
concept TemporaryString = std::same_as<std::remove_cv_t<T>, std::string>;

}  // namespace dct::text
