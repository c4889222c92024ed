// SPDX-License-Identifier: MIT
#include "net/fetch_protocol.hpp"

#include <algorithm>
#include <array>

#include "net/message.hpp"

namespace dct::tools {
namespace {

/// In the order of FetchEnd.
constexpr std::array<std::string_view, 13> kEnds = {"answered",
                                                    "no-address",
                                                    "no-connection",
                                                    "special-address",
                                                    "not-https",
                                                    "too-many-redirects",
                                                    "timed-out",
                                                    "broken",
                                                    "too-large",
                                                    "no-tls",
                                                    "certificate-expired",
                                                    "certificate-name",
                                                    "certificate-unknown"};

std::optional<FetchEnd> read_end(std::string_view name) {
  const auto found = std::find(kEnds.begin(), kEnds.end(), name);
  if (found == kEnds.end()) return std::nullopt;
  return static_cast<FetchEnd>(found - kEnds.begin());
}

std::optional<FetchOptions> read_options(const Message& message) {
  const auto timeout = number_of(message, "timeout");
  const auto redirects = number_of(message, "max-redirects");
  const auto bytes = number_of(message, "max-bytes");
  const auto kept = number_of(message, "kept-bytes");
  if (!timeout || !redirects || !bytes || !kept) return std::nullopt;
  FetchOptions options{
      .timeout_seconds = *timeout,
      .max_redirects = *redirects,
      .max_bytes = *bytes,
      .kept_bytes = *kept,
      .user_agent = std::string(value_of(message, "user-agent")),
      .test_server{}};
  const auto port = number_of(message, "test-port");
  const auto address = dns::parse_address(value_of(message, "test-address"));
  if (port && address) {
    options.test_server = {*address, static_cast<std::uint16_t>(*port)};
  }
  return options;
}

std::optional<Fetched> read_fetched(const Message& message) {
  const auto end = read_end(value_of(message, "end"));
  const auto redirects = number_of(message, "redirects");
  const auto status = number_of(message, "status");
  if (!end || !redirects || !status || *status > 999) return std::nullopt;
  return Fetched{.end = *end,
                 .url = std::string(value_of(message, "url")),
                 .redirects = *redirects,
                 .address = std::string(value_of(message, "address")),
                 .status = static_cast<int>(*status),
                 .content_type = std::string(value_of(message, "content-type")),
                 .content = std::string(value_of(message, "content"))};
}

}  // namespace

std::string encode_request(const FetchRequest& request) {
  const FetchOptions& o = request.options;
  Message options = {{"timeout", std::to_string(o.timeout_seconds)},
                     {"max-redirects", std::to_string(o.max_redirects)},
                     {"max-bytes", std::to_string(o.max_bytes)},
                     {"kept-bytes", std::to_string(o.kept_bytes)},
                     {"user-agent", o.user_agent}};
  if (o.test_server) {
    options["test-address"] = dns::format_address(o.test_server->address);
    options["test-port"] = std::to_string(o.test_server->port);
  }
  std::string text = encode(options);
  for (const std::string& url : request.urls) text += encode({{"get", url}});
  return text;
}

std::optional<FetchRequest> decode_request(std::string_view text) {
  const auto first = take_message(text);
  const auto options = first ? read_options(*first) : std::nullopt;
  if (!options) return std::nullopt;
  FetchRequest request{.options = *options, .urls = {}};
  while (!text.empty()) {
    const auto message = take_message(text);
    if (!message || !message->contains("get")) return std::nullopt;
    request.urls.emplace_back(value_of(*message, "get"));
  }
  return request;
}

std::string encode_fetched(std::size_t number, const Fetched& fetched) {
  return encode(
      {{"number", std::to_string(number)},
       {"end", std::string(kEnds[static_cast<std::size_t>(fetched.end)])},
       {"url", fetched.url},
       {"redirects", std::to_string(fetched.redirects)},
       {"address", fetched.address},
       {"status", std::to_string(fetched.status)},
       {"content-type", fetched.content_type},
       {"content", fetched.content}});
}

std::string encode_done() { return encode({{"done", ""}}); }

std::string encode_error(const std::string& message) {
  return encode({{"error", message}});
}

diagnostic::Result<std::vector<Fetched>> decode_answer(std::string_view text,
                                                       std::size_t count) {
  const auto garbage = diagnostic::error(
      "helper", std::string("the helper program ") + kFetchHelper +
                    " gave an answer that cannot be read");
  std::vector<std::optional<Fetched>> answers(count);
  std::size_t left = count;
  while (true) {
    const auto message = take_message(text);
    if (!message) return garbage;
    if (message->contains("error")) {
      return diagnostic::error("helper",
                               std::string(value_of(*message, "error")));
    }
    if (message->contains("done")) break;
    const auto number = number_of(*message, "number");
    auto fetched = read_fetched(*message);
    if (!number || *number >= count || answers[*number] || !fetched) {
      return garbage;
    }
    answers[*number] = std::move(fetched);
    --left;
  }
  if (left > 0 || !text.empty()) return garbage;
  std::vector<Fetched> all;
  for (auto& answer : answers) all.push_back(std::move(*answer));
  return all;
}

}  // namespace dct::tools
