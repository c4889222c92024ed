// SPDX-License-Identifier: MIT
#pragma once

/// What dct-fetch is asked and what it answers, as messages.
///
/// The request is one message with the options and one for each URL (`get`);
/// the answer is one message for each URL in any order (`number`,
/// `end`, ..) and a last one, which tells that it is whole (`done`) or why
/// there is none (`error`).

#include "net/fetch.hpp"

namespace dct::tools {

inline constexpr unsigned kFetchesAtOnce = 8;

struct FetchRequest {
  FetchOptions options;
  std::vector<std::string> urls;
};

std::string encode_request(const FetchRequest& request);
/// @returns nothing when it is not a request
std::optional<FetchRequest> decode_request(std::string_view text);

/// One answer of the sequence.
std::string encode_fetched(std::size_t number, const Fetched& fetched);
/// What ends the sequence.
std::string encode_done();
std::string encode_error(const std::string& message);

/// @param count  of the URLs
/// @returns a problem for an `error`, and for anything that is not an answer
diagnostic::Result<std::vector<Fetched>> decode_answer(std::string_view text,
                                                       std::size_t count);

}  // namespace dct::tools
