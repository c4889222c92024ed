// SPDX-License-Identifier: MIT
#pragma once

#include "request/checks/request_check.hpp"

namespace dct::request {

/// Where a request wants the template applied: domain and host.
void check_place(RequestCheck& check);

}  // namespace dct::request
