// SPDX-License-Identifier: MIT
#pragma once

#include <dct/vet/template_use.hpp>

#include <string>
#include <string_view>

namespace dct::vet {

/// " --host shop --group web --set ip=192.0.2.1", as dct-simulate has it.
std::string request_words(const UseRequest& request, std::string_view host);

}  // namespace dct::vet
