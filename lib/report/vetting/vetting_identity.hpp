// SPDX-License-Identifier: MIT
#pragma once

/// Who asks, in each format.

#include <dct/json/writer.hpp>
#include <dct/vet/provider_identity.hpp>

#include <string>

#include "report/html/page_data.hpp"

namespace dct::report {

/// Lines of text.
std::string identity_text(const vet::Identity& who);
/// A block of Markdown.
std::string identity_markdown(const vet::Identity& who);
/// Of a page: `who`, the facts, and `identity`, the questions.
void set_identity(PageData& page, const vet::Identity& who);
/// The member `identity` of an object.
void write_identity(json::Writer& json, const vet::Identity& who);

}  // namespace dct::report
