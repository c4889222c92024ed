// SPDX-License-Identifier: MIT
#pragma once

/// What several formats say of an examination in the same words.

#include <dct/report/changes.hpp>
#include <dct/vet/examination.hpp>

#include <string>
#include <string_view>

namespace dct::report {

/// "anyone with a link" and why, by the gate.
std::string_view gate_words(vet::Gate gate);

/// "www.example.com CNAME evil.example.net".
std::string record_line(const zone::ResourceRecord& record,
                        std::string_view apex);

/// "record 3 (line 17)".
std::string record_place(unsigned record, unsigned line);

}  // namespace dct::report
