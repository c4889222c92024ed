// SPDX-License-Identifier: MIT
#pragma once

#include <dct/apply/batch.hpp>

#include <string>

namespace dct::apply {

/// Answers a job as the reference library does, see answer().
/// @param is_plain_json  the document is JSON as it was written, on one line
std::string answer_like_reference(json::Value job, bool is_plain_json,
                                  const NewId& new_id);

}  // namespace dct::apply
