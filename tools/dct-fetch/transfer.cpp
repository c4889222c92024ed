// SPDX-License-Identifier: MIT
#include "dct-fetch/transfer.hpp"

#include <openssl/x509_vfy.h>

#include <algorithm>
#include <stdexcept>

#include "dct-fetch/allowed_hosts.hpp"

namespace dct::tools {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxHeaderBytes = 65536;

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> owner(text, &curl_free);
  return text;
}

UrlHost host_of(CURLU* url) {
  UrlHost host{.scheme = part_of(url, CURLUPART_SCHEME),
               .host = part_of(url, CURLUPART_HOST)};
  if (host.host.starts_with('[')) {
    host.host = host.host.substr(1, host.host.size() - 2);
  }
  const std::string port = part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!port.empty()) host.port = static_cast<unsigned>(std::stoul(port));
  return host;
}

template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
  if (curl_easy_setopt(easy, option, value) != CURLE_OK) {
    throw std::runtime_error("libcurl refuses an option");
  }
}

FetchEnd end_of_bad_certificate(CURL* easy) {
  long verified = X509_V_OK;
  curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verified);
  switch (verified) {
    case X509_V_OK:  // but libcurl has compared the names
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return FetchEnd::certificate_name;
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return FetchEnd::certificate_expired;
    default:
      return FetchEnd::certificate_unknown;
  }
}

}  // namespace

Transfer::Transfer(const FetchOptions& options, std::size_t number)
    : options_(options),
      number_(number),
      deadline_(Clock::now() + std::chrono::seconds(options.timeout_seconds)),
      easy_(curl_easy_init()) {
  if (!easy_) throw std::runtime_error("libcurl cannot be started");
}

bool Transfer::prepare(const std::string& url) {
  const unsigned redirects = fetched_.redirects;
  fetched_ = {.url = url, .redirects = redirects};
  header_bytes_ = 0;
  body_bytes_ = 0;
  url_.reset(curl_url());
  if (curl_url_set(url_.get(), CURLUPART_URL, url.c_str(),
                   CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
    fetched_.end = FetchEnd::no_connection;  // a port above 65535, for example
    return false;
  }
  const UrlHost host = host_of(url_.get());
  if (const auto why = refuse_host(options_, host)) {
    fetched_.end = *why;
    if (*why == FetchEnd::special_address) fetched_.address = host.host;
    return false;
  }
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      deadline_ - Clock::now());
  if (left.count() <= 0) {
    fetched_.end = FetchEnd::timed_out;
    return false;
  }
  set_options(static_cast<long>(left.count()));
  return true;
}

void Transfer::set_options(long milliseconds) {
  CURL* easy = easy_.get();
  curl_easy_reset(easy);
  set(easy, CURLOPT_CURLU, url_.get());
  set(easy, CURLOPT_PRIVATE, this);
  set(easy, CURLOPT_PROTOCOLS_STR,
      options_.test_server ? "http,https" : "https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(easy, CURLOPT_TIMEOUT_MS, milliseconds);
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_QUICK_EXIT, 1L);  // waits for no name server at the end
  set(easy, CURLOPT_USERAGENT, options_.user_agent.c_str());
  // As browsers do; what comes out of a compressed body is counted.
  set(easy, CURLOPT_ACCEPT_ENCODING, "");
  set(easy, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, this);
  set(easy, CURLOPT_HEADERFUNCTION, &take_header);
  set(easy, CURLOPT_HEADERDATA, this);
  set(easy, CURLOPT_WRITEFUNCTION, &take_body);
  set(easy, CURLOPT_WRITEDATA, this);
}

curl_socket_t Transfer::open_socket(void* client, curlsocktype,
                                    curl_sockaddr* to) {
  auto& t = *static_cast<Transfer*>(client);
  const std::string forbidden = forbidden_address(t.options_, to->addr);
  if (!forbidden.empty()) {
    if (t.fetched_.address.empty()) t.fetched_.address = forbidden;
    return CURL_SOCKET_BAD;
  }
  return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

std::size_t Transfer::take_header(char*, std::size_t, std::size_t n,
                                  void* client) {
  auto& t = *static_cast<Transfer*>(client);
  t.header_bytes_ += n;
  return t.header_bytes_ > kMaxHeaderBytes ? 0 : n;
}

std::size_t Transfer::take_body(char* data, std::size_t, std::size_t n,
                                void* client) {
  auto& t = *static_cast<Transfer*>(client);
  std::string& content = t.fetched_.content;
  content.append(data, std::min(n, t.options_.kept_bytes - content.size()));
  t.body_bytes_ += n;
  return t.body_bytes_ > t.options_.max_bytes ? 0 : n;
}

std::string Transfer::finish(CURLcode code) {
  const char* redirect = nullptr;
  curl_easy_getinfo(handle(), CURLINFO_REDIRECT_URL, &redirect);
  const std::string next = redirect ? redirect : "";
  long status = 0;
  curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
  const char* type = nullptr;
  curl_easy_getinfo(handle(), CURLINFO_CONTENT_TYPE, &type);
  fetched_.content_type = type ? type : "";
  fetched_.status = static_cast<int>(status);
  if (code != CURLE_OK || next.empty()) {
    fetched_.end = end_of(code);
    return {};
  }
  if (fetched_.redirects == options_.max_redirects) {
    fetched_.end = FetchEnd::too_many_redirects;
    return {};
  }
  ++fetched_.redirects;
  return next;
}

FetchEnd Transfer::end_of(CURLcode code) const {
  switch (code) {
    case CURLE_OK:
      return FetchEnd::answered;
    case CURLE_WRITE_ERROR:  // the callbacks have had enough
      if (body_bytes_ <= options_.max_bytes) return FetchEnd::broken;
      return fetched_.status == 200 ? FetchEnd::too_large : FetchEnd::answered;
    case CURLE_COULDNT_RESOLVE_HOST:
      return FetchEnd::no_address;
    case CURLE_COULDNT_CONNECT:
      return fetched_.address.empty() ? FetchEnd::no_connection
                                      : FetchEnd::special_address;
    case CURLE_OPERATION_TIMEDOUT:
      return FetchEnd::timed_out;
    case CURLE_PEER_FAILED_VERIFICATION:
      return end_of_bad_certificate(easy_.get());
    case CURLE_SSL_CONNECT_ERROR:
      return FetchEnd::no_tls;
    case CURLE_SSL_CACERT_BADFILE:
      throw std::runtime_error(
          "there are no certificates of public authorities here; install "
          "ca-certificates");
    default:
      return FetchEnd::broken;
  }
}

}  // namespace dct::tools
