// SPDX-License-Identifier: MIT
#include "net/fetch.hpp"

#include "net/fetch_protocol.hpp"
#include "net/helper.hpp"

namespace dct::tools {

diagnostic::Result<std::vector<Fetched>> fetch(
    const std::vector<std::string>& urls, const FetchOptions& options) {
  const std::size_t rounds = urls.size() / kFetchesAtOnce + 1;
  // For the headers, the URLs and the names of the values.
  constexpr std::size_t kMoreBytes = std::size_t{256} << 10U;
  const HelperLimits limits{
      .time = std::chrono::seconds(rounds * options.timeout_seconds + 10),
      .bytes = (urls.size() + 1) * (options.kept_bytes + kMoreBytes)};
  const auto answer = run_program(helper_path(kFetchHelper),
                                  encode_request({options, urls}), limits);
  if (!answer) return answer.problems();
  return decode_answer(*answer, urls.size());
}

}  // namespace dct::tools
