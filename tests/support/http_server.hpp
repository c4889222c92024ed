// SPDX-License-Identifier: MIT
#pragma once

/// A small HTTP server on 127.0.0.1 that says what a test wants it to say,
/// however wrong.
///
///   HttpServer server({{"/gone", {"HTTP/1.1 404 Gone\r\n\r\n"}}});
///   fetch("http://127.0.0.1:" + std::to_string(server.port()) + "/gone");
///   CHECK(server.requests("/gone") == 1);

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace dct::test {

/// The bytes of an answer, as they go over the wire.
struct HttpReply {
  std::string bytes;
  bool then_stall = false;  ///< keep the connection open and silent
};

class HttpServer {
 public:
  explicit HttpServer(std::map<std::string, HttpReply> replies = {});
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const { return port_; }
  void set(const std::string& path, HttpReply reply);

  /// How often a connection was accepted.
  unsigned connections() const;
  /// How often a path was asked for.
  unsigned requests(const std::string& path) const;
  /// The last request as it came, up to the empty line.
  std::string last_request() const;

 private:
  void serve();
  void answer(int connection);

  mutable std::mutex mutex_;
  std::map<std::string, HttpReply> replies_;
  std::map<std::string, unsigned> requests_;
  std::string last_request_;
  unsigned connections_ = 0;
  int listener_ = -1;
  int stop_[2] = {-1, -1};  // closing [1] wakes every poll on [0]
  std::uint16_t port_ = 0;
  std::vector<std::thread> connections_threads_;
  std::thread server_;
};

}  // namespace dct::test
