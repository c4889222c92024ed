// SPDX-License-Identifier: MIT

/// Any bytes as an apply URL and as the TXT record of a key.

#include <dct/keys/key_record.hpp>
#include <dct/request/received_request.hpp>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dct;
  static const auto document = json::Document::parse(
      {"t.json",
       R"({"providerId": "example.com", "serviceId": "web", "version": 1,
           "syncPubKeyDomain": "example.com", "records": [
           {"type": "A", "host": "@", "pointsTo": "%ip%", "ttl": 60}]})"});
  static const auto tmpl = templates::read_template(document);
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto key = keys::read_key_record({{text}}, "_dck1.example.com");
  const auto received = request::check_received(tmpl, text, &key);
  if (received.is_refused() && received.all_problems().empty()) std::abort();
  return 0;
}
