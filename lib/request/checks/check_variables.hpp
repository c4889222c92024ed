// SPDX-License-Identifier: MIT
#pragma once

#include "request/checks/request_check.hpp"

namespace dct::request {

/// The variables of a request, and whether the template needs them.
void check_variables(RequestCheck& check);

}  // namespace dct::request
