// SPDX-License-Identifier: MIT

/// The module that fetches logos with libcurl.
///
/// No proxy is used, whatever the environment says: through one, the proxy and
/// not this program would choose the address that is connected to. No cookies,
/// no .netrc, no cache.

#include "net/fetch.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <openssl/x509_vfy.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace dct::tools {
namespace {

using Clock = std::chrono::steady_clock;
using End = rules::LogoAnswer::End;

constexpr std::size_t kParallel = 8;
constexpr std::size_t kMaxHeaderBytes = 65536;

struct CloseEasy {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct CloseMulti {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};
struct CloseUrl {
  void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
};
struct FreeText {
  void operator()(char* text) const { curl_free(text); }
};
using Easy = std::unique_ptr<CURL, CloseEasy>;
using Url = std::unique_ptr<CURLU, CloseUrl>;

/// One logo on its way through its redirects.
struct Transfer {
  const FetchOptions* options = nullptr;
  std::size_t number = 0;  ///< of the URL among those asked for
  Clock::time_point deadline;
  Easy easy;
  Url url;
  rules::LogoAnswer answer;
  std::size_t header_bytes = 0;
  std::size_t body_bytes = 0;
};

std::string part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, FreeText> owner(text);
  return text;
}

bool is_test_server(const FetchOptions& options, const dns::Address& address,
                    unsigned port) {
  return options.test_server && options.test_server->address == address &&
         options.test_server->port == port;
}

/// Why a URL is not to be asked at all; nothing for one that is.
std::optional<End> refuse(const FetchOptions& options, CURLU* url,
                          std::string& address_text) {
  const std::string scheme = part_of(url, CURLUPART_SCHEME);
  if (scheme != "https" && scheme != "http") return End::not_https;
  std::string host = part_of(url, CURLUPART_HOST);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  const std::string port = part_of(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  const auto address = dns::parse_address(host);
  if (address && is_test_server(options, *address,
                                static_cast<unsigned>(std::stoul(port)))) {
    return std::nullopt;
  }
  if (scheme == "http") return End::not_https;
  // A machine without IPv6 would not get as far as to open a socket.
  if (!address || !dns::special_range(*address)) return std::nullopt;
  address_text = host;
  return End::special_address;
}

struct Endpoint {
  dns::Address address;
  unsigned port = 0;
};

std::optional<Endpoint> read_endpoint(const sockaddr& socket) {
  Endpoint endpoint;
  const auto read = [&endpoint](const auto& bytes, in_port_t port) {
    std::memcpy(endpoint.address.bytes.data(), &bytes, sizeof bytes);
    endpoint.port = ntohs(port);
  };
  if (socket.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &socket, sizeof in);
    read(in.sin_addr, in.sin_port);
  } else if (socket.sa_family == AF_INET6) {
    sockaddr_in6 in{};
    std::memcpy(&in, &socket, sizeof in);
    endpoint.address.family = dns::Family::ipv6;
    read(in.sin6_addr, in.sin6_port);
  } else {
    return std::nullopt;
  }
  return endpoint;
}

// The address that is connected to is judged, not the one that the name had a
// moment ago: a name server may answer differently each time.
curl_socket_t open_socket(void* client, curlsocktype, curl_sockaddr* to) {
  auto& transfer = *static_cast<Transfer*>(client);
  const auto endpoint = read_endpoint(to->addr);
  if (!endpoint) return CURL_SOCKET_BAD;
  if (dns::special_range(endpoint->address) &&
      !is_test_server(*transfer.options, endpoint->address, endpoint->port)) {
    if (transfer.answer.address.empty()) {
      transfer.answer.address = dns::format_address(endpoint->address);
    }
    return CURL_SOCKET_BAD;
  }
  return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

std::size_t take_header(char*, std::size_t, std::size_t n, void* client) {
  auto& transfer = *static_cast<Transfer*>(client);
  transfer.header_bytes += n;
  return transfer.header_bytes > kMaxHeaderBytes ? 0 : n;
}

std::size_t take_body(char* data, std::size_t, std::size_t n, void* client) {
  auto& transfer = *static_cast<Transfer*>(client);
  std::string& begin = transfer.answer.begin;
  begin.append(data, std::min(n, rules::kLogoBytesToJudge - begin.size()));
  transfer.body_bytes += n;
  return transfer.body_bytes > rules::kMaxLogoBytes ? 0 : n;
}

template <typename Value>
void set(CURL* easy, CURLoption option, Value value) {
  if (curl_easy_setopt(easy, option, value) != CURLE_OK) {
    throw std::runtime_error("libcurl refuses an option");
  }
}

void set_options(Transfer& t, long milliseconds) {
  CURL* easy = t.easy.get();
  curl_easy_reset(easy);
  set(easy, CURLOPT_CURLU, t.url.get());
  set(easy, CURLOPT_PRIVATE, &t);
  set(easy, CURLOPT_PROTOCOLS_STR,
      t.options->test_server ? "http,https" : "https");
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROXY, "");
  set(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  set(easy, CURLOPT_TIMEOUT_MS, milliseconds);
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_QUICK_EXIT, 1L);  // waits for no name server at the end
  set(easy, CURLOPT_USERAGENT, t.options->user_agent.c_str());
  // As browsers do; what comes out of a compressed body is counted.
  set(easy, CURLOPT_ACCEPT_ENCODING, "");
  set(easy, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, &t);
  set(easy, CURLOPT_HEADERFUNCTION, &take_header);
  set(easy, CURLOPT_HEADERDATA, &t);
  set(easy, CURLOPT_WRITEFUNCTION, &take_body);
  set(easy, CURLOPT_WRITEDATA, &t);
}

End end_of_bad_certificate(CURL* easy) {
  long verified = X509_V_OK;
  curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &verified);
  switch (verified) {
    case X509_V_OK:  // but libcurl has compared the names
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return End::certificate_name;
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return End::certificate_expired;
    default:
      return End::certificate_unknown;
  }
}

End end_of(CURLcode code, const Transfer& t) {
  switch (code) {
    case CURLE_OK:
      return End::answered;
    case CURLE_WRITE_ERROR:  // the callbacks have had enough
      if (t.body_bytes <= rules::kMaxLogoBytes) return End::broken;
      return t.answer.status == 200 ? End::too_large : End::answered;
    case CURLE_COULDNT_RESOLVE_HOST:
      return End::no_address;
    case CURLE_COULDNT_CONNECT:
      return t.answer.address.empty() ? End::no_connection
                                      : End::special_address;
    case CURLE_OPERATION_TIMEDOUT:
      return End::timed_out;
    case CURLE_PEER_FAILED_VERIFICATION:
      return end_of_bad_certificate(t.easy.get());
    case CURLE_SSL_CONNECT_ERROR:
      return End::no_tls;
    case CURLE_SSL_CACERT_BADFILE:
      throw std::runtime_error(
          "there are no certificates of public authorities here; install "
          "ca-certificates");
    default:
      return End::broken;
  }
}

class Fetcher {
 public:
  Fetcher(const std::vector<std::string>& urls, const FetchOptions& options)
      : urls_(urls), options_(options), answers_(urls.size()) {
    if (!multi_) throw std::runtime_error("libcurl can't be started");
  }
  ~Fetcher() {
    for (const auto& t : transfers_) {
      curl_multi_remove_handle(multi_.get(), t->easy.get());
    }
  }
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  std::vector<rules::LogoAnswer> run() {
    std::size_t next = 0;
    while (next < urls_.size() || !transfers_.empty()) {
      while (next < urls_.size() && transfers_.size() < kParallel) {
        begin(next++);
      }
      int running = 0;
      curl_multi_perform(multi_.get(), &running);
      int left = 0;
      while (const CURLMsg* message =
                 curl_multi_info_read(multi_.get(), &left)) {
        if (message->msg == CURLMSG_DONE) {
          finish(message->easy_handle, message->data.result);
        }
      }
      if (running > 0) {
        curl_multi_poll(multi_.get(), nullptr, 0, 1000, nullptr);
      }
    }
    return std::move(answers_);
  }

 private:
  void begin(std::size_t number) {
    auto t = std::make_unique<Transfer>();
    t->options = &options_;
    t->number = number;
    t->deadline = Clock::now() + std::chrono::seconds(options_.timeout_seconds);
    t->easy.reset(curl_easy_init());
    transfers_.push_back(std::move(t));
    ask(*transfers_.back(), urls_[number]);
  }

  /// Asks for a URL, be it the first or one that was redirected to.
  void ask(Transfer& t, const std::string& text) {
    t.answer.url = text;
    t.answer.begin.clear();
    t.answer.address.clear();
    t.header_bytes = 0;
    t.body_bytes = 0;
    t.url.reset(curl_url());
    if (curl_url_set(t.url.get(), CURLUPART_URL, text.c_str(),
                     CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) {
      return end(t, End::no_connection);  // a port beyond 65535, for example
    }
    if (const auto why = refuse(options_, t.url.get(), t.answer.address)) {
      return end(t, *why);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        t.deadline - Clock::now());
    if (left.count() <= 0) return end(t, End::timed_out);
    set_options(t, static_cast<long>(left.count()));
    curl_multi_add_handle(multi_.get(), t.easy.get());
  }

  void finish(CURL* easy, CURLcode code) {
    Transfer* t = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &t);
    const char* redirect = nullptr;
    curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &redirect);
    const std::string next = redirect ? redirect : "";
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    const char* type = nullptr;
    curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
    t->answer.content_type = type ? type : "";
    t->answer.status = static_cast<int>(status);
    curl_multi_remove_handle(multi_.get(), easy);
    if (code != CURLE_OK || next.empty()) return end(*t, end_of(code, *t));
    if (t->answer.redirects == rules::kMaxLogoRedirects) {
      return end(*t, End::too_many_redirects);
    }
    ++t->answer.redirects;
    ask(*t, next);
  }

  void end(Transfer& t, End how) {
    t.answer.end = how;
    t.answer.seconds = options_.timeout_seconds;
    answers_[t.number] = std::move(t.answer);
    std::erase_if(transfers_,
                  [&t](const auto& one) { return one.get() == &t; });
  }

  const std::vector<std::string>& urls_;
  const FetchOptions& options_;
  std::vector<rules::LogoAnswer> answers_;
  std::unique_ptr<CURLM, CloseMulti> multi_{curl_multi_init()};
  std::vector<std::unique_ptr<Transfer>> transfers_;
};

}  // namespace
}  // namespace dct::tools

extern "C" __attribute__((visibility("default"))) void dct_fetch_logos(
    const std::vector<std::string>& urls,
    const dct::tools::FetchOptions& options,
    std::vector<dct::rules::LogoAnswer>& answers) {
  // With CURLOPT_NOSIGNAL this is left to the program.
  std::signal(SIGPIPE, SIG_IGN);
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    throw std::runtime_error("libcurl can't be started");
  }
  answers = dct::tools::Fetcher(urls, options).run();
}
