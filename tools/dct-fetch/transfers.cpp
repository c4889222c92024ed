// SPDX-License-Identifier: MIT
#include "dct-fetch/transfers.hpp"

#include <csignal>
#include <stdexcept>
#include <vector>

#include "dct-fetch/transfer.hpp"

namespace dct::tools {
namespace {

struct CloseMulti {
  void operator()(CURLM* handle) const { curl_multi_cleanup(handle); }
};

class Transfers {
 public:
  Transfers(const FetchRequest& request,
            const std::function<void(std::size_t, const Fetched&)>& finished)
      : request_(request), finished_(finished) {
    if (!multi_) throw std::runtime_error("libcurl cannot be started");
  }
  ~Transfers() {
    for (const auto& t : transfers_) {
      curl_multi_remove_handle(multi_.get(), t->handle());
    }
  }
  Transfers(const Transfers&) = delete;
  Transfers& operator=(const Transfers&) = delete;

  void run() {
    std::size_t next = 0;
    while (next < request_.urls.size() || !transfers_.empty()) {
      while (next < request_.urls.size() &&
             transfers_.size() < kFetchesAtOnce) {
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
  }

 private:
  void begin(std::size_t number) {
    transfers_.push_back(std::make_unique<Transfer>(request_.options, number));
    ask(*transfers_.back(), request_.urls[number]);
  }

  void ask(Transfer& t, const std::string& url) {
    if (!t.prepare(url)) return end(t);
    curl_multi_add_handle(multi_.get(), t.handle());
  }

  void finish(CURL* easy, CURLcode code) {
    Transfer* t = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &t);
    const std::string redirect = t->finish(code);
    curl_multi_remove_handle(multi_.get(), easy);
    if (redirect.empty()) return end(*t);
    ask(*t, redirect);
  }

  void end(Transfer& t) {
    finished_(t.number(), t.fetched());
    std::erase_if(transfers_,
                  [&t](const auto& one) { return one.get() == &t; });
  }

  const FetchRequest& request_;
  const std::function<void(std::size_t, const Fetched&)>& finished_;
  std::unique_ptr<CURLM, CloseMulti> multi_{curl_multi_init()};
  std::vector<std::unique_ptr<Transfer>> transfers_;
};

}  // namespace

void run_transfers(
    const FetchRequest& request,
    const std::function<void(std::size_t number, const Fetched&)>& finished) {
  // With CURLOPT_NOSIGNAL this is left to the program.
  std::signal(SIGPIPE, SIG_IGN);
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
    throw std::runtime_error("libcurl cannot be started");
  }
  Transfers(request, finished).run();
}

}  // namespace dct::tools
