// SPDX-License-Identifier: MIT
#pragma once

#include "request/checks/request_check.hpp"

namespace dct::request {

/// The groups of records that a request asks for.
void check_groups(RequestCheck& check);

}  // namespace dct::request
