// SPDX-License-Identifier: MIT
#pragma once

/// A std::string that is about to be destroyed. Functions that return views
/// into their argument delete the overload that takes one, as split_query() in
/// text/url.hpp does, so that the views cannot outlive the text.
///
///   static_assert(dct::text::TemporaryString<std::string>);
///   static_assert(!dct::text::TemporaryString<std::string&>);
///   static_assert(!dct::text::TemporaryString<const char*>);

#include <concepts>
#include <string>
#include <type_traits>

namespace dct::text {

/// Of the T of a forwarding reference `T&&`.
template <typename T>
concept TemporaryString = std::same_as<std::remove_cv_t<T>, std::string>;

}  // namespace dct::text
