// SPDX-License-Identifier: MIT
#pragma once

/// Many applications of templates, each a line of JSON: what `dct-simulate
/// --batch` reads and answers, and what the public conformance suite's `input`
/// looks like.
///
///   const auto new_id = [] { return std::string("1"); };
///   std::cout << dct::apply::answer(
///       R"({"domain": "example.com", "zone_records": [],
///           "template_records": [{"type": "TXT", "host": "@", "data": "hi",
///                                 "ttl": 600}]})",
///       dct::apply::Semantics::draft_05, new_id);

#include <dct/export.h>
#include <dct/apply/apply.hpp>
#include <dct/json/document.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace dct::apply {

/// Makes an id for an instance whose job gives none.
using NewId = std::function<std::string()>;

/// Larger jobs, and strings in them, are refused.
inline constexpr std::size_t kMaxJobBytes = std::size_t{64} << 20U;
inline constexpr std::size_t kMaxJobStringBytes = std::size_t{1} << 20U;

/// Answers a job: an object with `template_records`, or `template`, and
/// `zone_records, domain, host, params, group_ids, multi_aware, multi_instance,
/// provider_id, service_id, unique_id, redirect_records`, all of them optional
/// but `domain`; with `template` also `ignore_signature, qs, sig, key`. A value
/// in `params` may be a list, whose first item counts; a list that is null is
/// empty, a null host is none. Every record of the job is in the answer, or the
/// answer is an error.
/// @returns one line without its end: `{"new": [..], "deleted": [..], "final":
///   [..]}` with records in the suite's shape, or `{"error": "InvalidData",
///   "message": ".."}`
[[nodiscard]] DCT_EXPORT std::string answer(std::string_view job,
                                            Semantics semantics,
                                            const NewId& new_id);
/// The same of a value of a document.
[[nodiscard]] DCT_EXPORT std::string answer(const json::Document& document,
                                            json::Value job,
                                            Semantics semantics,
                                            const NewId& new_id);

}  // namespace dct::apply
