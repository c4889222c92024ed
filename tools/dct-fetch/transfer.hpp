// SPDX-License-Identifier: MIT
#pragma once

/// One URL on its way through its redirects, with libcurl.
///
/// No proxy is used, whatever the environment says: through one, the proxy and
/// not this program would choose the address that is connected to. No cookies,
/// no .netrc, no cache.

#include <curl/curl.h>

#include <chrono>
#include <memory>

#include "net/fetch.hpp"

namespace dct::tools {

class Transfer {
 public:
  /// @param options  outlives it
  Transfer(const FetchOptions& options, std::size_t number);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  /// Prepares the handle for a URL, the first one or a redirect's.
  /// @returns false when it is not to be asked; `fetched` says why
  bool prepare(const std::string& url);

  /// Takes over what the transfer gave. @returns the URL of a redirect that is
  /// to be followed, or an empty text
  std::string finish(CURLcode code);

  CURL* handle() const { return easy_.get(); }
  std::size_t number() const { return number_; }
  Fetched& fetched() { return fetched_; }

 private:
  struct CloseEasy {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  };
  struct CloseUrl {
    void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
  };

  void set_options(long milliseconds);
  FetchEnd end_of(CURLcode code) const;

  static curl_socket_t open_socket(void* client, curlsocktype,
                                   curl_sockaddr* to);
  static std::size_t take_header(char*, std::size_t, std::size_t n,
                                 void* client);
  static std::size_t take_body(char* data, std::size_t, std::size_t n,
                               void* client);

  const FetchOptions& options_;
  std::size_t number_;
  std::chrono::steady_clock::time_point deadline_;
  std::unique_ptr<CURL, CloseEasy> easy_;
  std::unique_ptr<CURLU, CloseUrl> url_;
  Fetched fetched_;
  std::size_t header_bytes_ = 0;
  std::size_t body_bytes_ = 0;
};

}  // namespace dct::tools
