// SPDX-License-Identifier: MIT
#pragma once

/// A template, a request for it without a problem, and the URL for both.

#include <dct/request/apply_url.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace dct::test {

const std::string& good_template();

request::ApplyRequest good_request();

/// The first `what` replaced; there has to be one.
std::string replace_once(std::string text, std::string_view what,
                         std::string_view by);

/// The URL for a template in JSON.
request::ApplyUrl build_url(const std::string& text,
                            const request::ApplyRequest& request,
                            bool is_signed = true);

/// The problems of the good request after a change, as ids() writes them.
std::string problems_after(
    const std::function<void(request::ApplyRequest&)>& change,
    bool is_signed = true);

}  // namespace dct::test
