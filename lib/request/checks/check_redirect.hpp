// SPDX-License-Identifier: MIT
#pragma once

#include "request/checks/request_check.hpp"

namespace dct::request {

/// Where a request wants the user to return to (draft-05 section 8.3.5).
void check_redirect(RequestCheck& check);

}  // namespace dct::request
