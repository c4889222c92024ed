// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "net/fetch_protocol.hpp"

namespace dct::tools {

/// Fetches all URLs of a request, kFetchesAtOnce at a time.
/// @param finished  called once for each, in the order in which they end
/// @throws std::runtime_error when nothing can be fetched from here at all
void run_transfers(
    const FetchRequest& request,
    const std::function<void(std::size_t number, const Fetched&)>& finished);

}  // namespace dct::tools
