// SPDX-License-Identifier: MIT
#pragma once

#include <dct/template/template.hpp>

#include <string>

namespace dct::templates {

/// How messages call a record: "MX record 3"; "record 3" when it has no type.
std::string subject(const Record& record);

}  // namespace dct::templates
