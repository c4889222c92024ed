// SPDX-License-Identifier: MIT
#pragma once

/// What is wrong with a request for a template.

#include <dct/apply_url.hpp>

#include <vector>

namespace dct {

std::vector<Mistake> check_request(const Template& tmpl,
                                   const ApplyRequest& request,
                                   const Signer* signer);

}  // namespace dct
