// SPDX-License-Identifier: MIT
#pragma once

#include "request/checks/request_check.hpp"

namespace dct::request {

/// What a request shows to the user and gets back: names, instance, state.
void check_names(RequestCheck& check);

}  // namespace dct::request
