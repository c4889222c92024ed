// SPDX-License-Identifier: MIT
#include "net/fetch_protocol.hpp"

#include <catch2/catch.hpp>

#include "net/message.hpp"

using namespace dct::tools;

namespace {

std::vector<std::string> all_bytes() {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  return {"", "\n", "a 1\nb\n\n", bytes};
}

}  // namespace

TEST_CASE("a message carries any bytes", "[net]") {
  for (const std::string& value : all_bytes()) {
    const std::string text = encode({{"a", value}, {"b", "1"}}) + "rest";
    std::string_view left = text;
    const auto message = take_message(left);
    REQUIRE(message);
    CHECK(value_of(*message, "a") == value);
    CHECK(number_of(*message, "b") == 1U);
    CHECK_FALSE(number_of(*message, "c"));
    CHECK(left == "rest");
  }
}

TEST_CASE("no part of a message is a message", "[net]") {
  const std::string text = encode({{"name", "some\n\nvalue"}, {"x", ""}});
  for (std::size_t size = 0; size < text.size(); ++size) {
    std::string_view part = std::string_view(text).substr(0, size);
    CHECK_FALSE(take_message(part));
    CHECK(part.size() == size);
  }
}

TEST_CASE("a size is a number of 32 bits", "[net]") {
  for (const char* text :
       {"a 4294967296\nx\n\n", "a -1\nx\n\n", "a \nx\n\n", "a 1x\nx\n\n",
        "a 1\nxx\n\n", "a 4294967295\nx\n\n"}) {
    std::string_view left = text;
    CHECK_FALSE(take_message(left));
  }
}

TEST_CASE("a request is what was asked", "[net]") {
  FetchRequest asked;
  asked.urls = {"https://example.com/", "https://x/\n\n"};
  asked.options.timeout_seconds = 7;
  asked.options.max_redirects = 3;
  asked.options.max_bytes = 1000;
  asked.options.kept_bytes = 10;
  asked.options.user_agent = "dct/1";
  asked.options.test_server = {*dct::dns::parse_address("::1"), 8080};
  const auto read = decode_request(encode_request(asked));
  REQUIRE(read);
  CHECK(read->urls == asked.urls);
  CHECK(read->options.timeout_seconds == 7);
  CHECK(read->options.max_redirects == 3);
  CHECK(read->options.max_bytes == 1000);
  CHECK(read->options.kept_bytes == 10);
  CHECK(read->options.user_agent == "dct/1");
  REQUIRE(read->options.test_server);
  CHECK(read->options.test_server->address ==
        asked.options.test_server->address);
  CHECK(read->options.test_server->port == 8080);
  CHECK_FALSE(decode_request(""));
  CHECK_FALSE(decode_request("a 1\nb\n\n"));
}

TEST_CASE("an answer is what was fetched, whatever the order", "[net]") {
  std::vector<Fetched> sent;
  std::string text;
  for (int i = 12; i >= 0; --i) {
    sent.insert(sent.begin(),
                {.end = static_cast<FetchEnd>(i),
                 .url = "https://example.com/" + std::to_string(i),
                 .redirects = static_cast<unsigned>(i),
                 .address = "10.0.0.1",
                 .status = 200 + i,
                 .content_type = "image/png",
                 .content = all_bytes()[3]});
    text += encode_fetched(static_cast<std::size_t>(i), sent.front());
  }
  const auto read = decode_answer(text + encode_done(), 13);
  REQUIRE(read);
  for (std::size_t i = 0; i < 13; ++i) {
    const Fetched& got = (*read)[i];
    CHECK(got.end == sent[i].end);
    CHECK(got.url == sent[i].url);
    CHECK(got.redirects == sent[i].redirects);
    CHECK(got.address == sent[i].address);
    CHECK(got.status == sent[i].status);
    CHECK(got.content_type == sent[i].content_type);
    CHECK(got.content == sent[i].content);
  }
  CHECK_FALSE(decode_answer(text, 13));
  CHECK_FALSE(decode_answer(text + encode_done(), 12));
  const auto failed = decode_answer(encode_error("no luck"), 13);
  REQUIRE_FALSE(failed);
  CHECK(failed.why() == "no luck");
}
