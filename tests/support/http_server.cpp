// SPDX-License-Identifier: MIT
#include "support/http_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <stdexcept>

namespace dct::test {
namespace {

void expect(bool good, const char* what) {
  if (!good) throw std::runtime_error(what);
}

/// @returns whether there is something to read; false when told to stop
bool wait_for(int file, int stop) {
  pollfd files[] = {{file, POLLIN, 0}, {stop, POLLIN, 0}};
  return poll(files, 2, -1) > 0 && files[1].revents == 0;
}

std::string read_request(int connection, int stop) {
  std::string request;
  char buffer[4096];
  while (request.find("\r\n\r\n") == std::string::npos &&
         request.size() < 65536 && wait_for(connection, stop)) {
    const ssize_t n = recv(connection, buffer, sizeof buffer, 0);
    if (n <= 0) break;
    request.append(buffer, static_cast<std::size_t>(n));
    if (request[0] == '\x16') break;  // TLS, which we don't speak
  }
  return request;
}

std::string path_of(const std::string& request) {
  const std::size_t begin = request.find(' ');
  if (begin == std::string::npos) return {};
  return request.substr(begin + 1, request.find(' ', begin + 1) - begin - 1);
}

}  // namespace

HttpServer::HttpServer(std::map<std::string, HttpReply> replies)
    : replies_(std::move(replies)) {
  expect(pipe(stop_) == 0, "pipe");
  listener_ = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  sockaddr any{};
  std::memcpy(&any, &address, sizeof address);
  expect(bind(listener_, &any, size) == 0, "bind");
  expect(listen(listener_, 64) == 0, "listen");
  expect(getsockname(listener_, &any, &size) == 0, "getsockname");
  std::memcpy(&address, &any, sizeof address);
  port_ = ntohs(address.sin_port);
  server_ = std::thread([this] { serve(); });
}

HttpServer::~HttpServer() {
  close(stop_[1]);
  server_.join();
  for (std::thread& t : connections_threads_) t.join();
  close(listener_);
  close(stop_[0]);
}

void HttpServer::serve() {
  while (wait_for(listener_, stop_[0])) {
    const int connection = accept(listener_, nullptr, nullptr);
    if (connection < 0) continue;
    {
      const std::lock_guard lock(mutex_);
      ++connections_;
    }
    connections_threads_.emplace_back([this, connection] {
      answer(connection);
      close(connection);
    });
  }
}

void HttpServer::answer(int connection) {
  const std::string request = read_request(connection, stop_[0]);
  HttpReply reply{"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"};
  {
    const std::lock_guard lock(mutex_);
    const std::string path = path_of(request);
    ++requests_[path];
    last_request_ = request;
    const auto known = replies_.find(path);
    if (known != replies_.end()) reply = known->second;
  }
  std::string_view left = reply.bytes;
  while (!left.empty()) {
    const ssize_t n = send(connection, left.data(), left.size(), MSG_NOSIGNAL);
    if (n <= 0) return;
    left.remove_prefix(static_cast<std::size_t>(n));
  }
  // The client ends it, or the test does.
  if (reply.then_stall) wait_for(connection, stop_[0]);
}

void HttpServer::set(const std::string& path, HttpReply reply) {
  const std::lock_guard lock(mutex_);
  replies_[path] = std::move(reply);
}

unsigned HttpServer::connections() const {
  const std::lock_guard lock(mutex_);
  return connections_;
}

unsigned HttpServer::requests(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto known = requests_.find(path);
  return known == requests_.end() ? 0 : known->second;
}

std::string HttpServer::last_request() const {
  const std::lock_guard lock(mutex_);
  return last_request_;
}

}  // namespace dct::test
