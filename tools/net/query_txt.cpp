// SPDX-License-Identifier: MIT

/// The only file of the tools that asks DNS.

#include "net/query_txt.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/escape/terminal_line.hpp>

#include <chrono>
#include <future>
#include <memory>
#include <thread>

#include "cli/output.hpp"

// Last: where bool, true and false are not macros, it makes them macros.
#include <ldns/ldns.h>

namespace dct::tools {
namespace {

template <auto release>
struct LdnsFree {
  template <typename T>
  void operator()(T* object) const {
    release(object);
  }
};
using Resolver =
    std::unique_ptr<ldns_resolver, LdnsFree<ldns_resolver_deep_free>>;
using Packet = std::unique_ptr<ldns_pkt, LdnsFree<ldns_pkt_free>>;
using Rdf = std::unique_ptr<ldns_rdf, LdnsFree<ldns_rdf_deep_free>>;
using RrList = std::unique_ptr<ldns_rr_list, LdnsFree<ldns_rr_list_deep_free>>;

struct Server {
  std::string address;
  std::uint16_t port = 53;
};

Server parse_server(const TxtOptions& options) {
  const std::string& text = options.server;
  Server server{.address = text};
  std::string port;
  const std::size_t colon = text.rfind(':');
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    server.address =
        text.substr(1, close == std::string::npos ? close : close - 1);
    if (close != std::string::npos && close + 1 < text.size()) {
      port = text.substr(close + 1);
    }
  } else if (colon != std::string::npos && text.find(':') == colon) {
    server.address = text.substr(0, colon);
    port = text.substr(colon);
  }
  if (port.empty()) return server;
  const bool digits = port[0] == ':' && port.size() >= 2 && port.size() <= 6 &&
                      text::is_all_digits(std::string_view(port).substr(1));
  const unsigned long number = digits ? std::stoul(port.substr(1)) : 0;
  if (number == 0 || number > 65535) {
    throw Trouble(options.server_option + " " + text::visible(text) + ": " +
                  text::visible(port) + " is not a port");
  }
  server.port = static_cast<std::uint16_t>(number);
  return server;
}

Resolver named_server(const TxtOptions& options) {
  const Server server = parse_server(options);
  Resolver resolver(ldns_resolver_new());
  const auto type = server.address.find(':') == std::string::npos
                        ? LDNS_RDF_TYPE_A
                        : LDNS_RDF_TYPE_AAAA;
  const Rdf address(ldns_rdf_new_frm_str(type, server.address.c_str()));
  if (!address || ldns_resolver_push_nameserver(
                      resolver.get(), address.get()) != LDNS_STATUS_OK) {
    throw Trouble(options.server_option + " " + text::visible(options.server) +
                  ": write an IP address, as in 192.0.2.53 or "
                  "[2001:db8::53]:5300");
  }
  ldns_resolver_set_port(resolver.get(), server.port);
  return resolver;
}

Resolver system_server(const TxtOptions& options) {
  ldns_resolver* made = nullptr;
  if (ldns_resolver_new_frm_file(&made, nullptr) != LDNS_STATUS_OK) {
    throw Trouble(
        "the system has no DNS server (/etc/resolv.conf); give one with " +
        options.server_option);
  }
  return Resolver(made);
}

Resolver make_resolver(const TxtOptions& options) {
  const double timeout = options.timeout;
  Resolver resolver =
      options.server.empty() ? system_server(options) : named_server(options);
  ldns_resolver* made = resolver.get();
  const auto whole = static_cast<long>(timeout);
  ldns_resolver_set_timeout(
      made,
      {whole, static_cast<long>((timeout - static_cast<double>(whole)) * 1e6)});
  ldns_resolver_set_retry(made, 1);
  ldns_resolver_set_random(made, false);
  ldns_resolver_set_recursive(made, true);
  ldns_resolver_set_fallback(made, true);  // to TCP
  ldns_resolver_set_edns_udp_size(made, 1232);
  return resolver;
}

/// One TXT record's strings; the wire format has a length before each.
std::vector<std::string> strings_of(const ldns_rr* rr) {
  std::vector<std::string> strings;
  for (std::size_t i = 0; i < ldns_rr_rd_count(rr); ++i) {
    const ldns_rdf* rdf = ldns_rr_rdf(rr, i);
    const auto* data = reinterpret_cast<const char*>(ldns_rdf_data(rdf));
    const std::size_t size = ldns_rdf_size(rdf);
    strings.emplace_back(size > 0 ? data + 1 : data, size > 0 ? size - 1 : 0);
  }
  return strings;
}

struct Answered {
  TxtAnswer answer;
  std::string trouble;
  bool came = true;
};

Answered read_answer(const ldns_pkt* packet) {
  const auto code = ldns_pkt_get_rcode(packet);
  if (code == LDNS_RCODE_NXDOMAIN) {
    return {.answer = {.none = "the name does not exist (NXDOMAIN)"}};
  }
  if (code != LDNS_RCODE_NOERROR) {
    const std::unique_ptr<char, LdnsFree<std::free>> word(
        ldns_pkt_rcode2str(code));
    return {.trouble = "the server answered " +
                       std::string(word ? word.get() : "an error")};
  }
  if (ldns_pkt_tc(packet)) {
    return {.trouble = "the answer was cut off, even over TCP"};
  }
  Answered result;
  const RrList found(
      ldns_pkt_rr_list_by_type(packet, LDNS_RR_TYPE_TXT, LDNS_SECTION_ANSWER));
  for (std::size_t i = 0; found && i < ldns_rr_list_rr_count(found.get()); ++i)
    result.answer.records.push_back(
        strings_of(ldns_rr_list_rr(found.get(), i)));
  if (result.answer.records.empty()) {
    result.answer.none = "the name has no TXT record";
  }
  return result;
}

Answered send(const ldns_rdf* name, ldns_pkt* question,
              ldns_resolver* resolver) {
  ldns_pkt* received = nullptr;
  const ldns_status status =
      ldns_resolver_send_pkt(&received, resolver, question);
  const Packet answer(received);
  if (status != LDNS_STATUS_OK || !answer) return {.came = false};
  // Anyone can send a packet; only an answer to this question counts.
  const ldns_rr_list* asked = ldns_pkt_question(answer.get());
  if (ldns_pkt_id(answer.get()) != ldns_pkt_id(question) ||
      !ldns_pkt_qr(answer.get()) || ldns_rr_list_rr_count(asked) != 1 ||
      ldns_dname_compare(ldns_rr_owner(ldns_rr_list_rr(asked, 0)), name) != 0) {
    return {.trouble = "the answer belongs to another question"};
  }
  return read_answer(answer.get());
}

}  // namespace

TxtAnswer query_txt(const std::string& owner, const TxtOptions& options) {
  const std::shared_ptr<ldns_resolver> resolver(
      make_resolver(options).release(), ldns_resolver_deep_free);
  const std::shared_ptr<ldns_rdf> name(ldns_dname_new_frm_str(owner.c_str()),
                                       ldns_rdf_deep_free);
  if (!name) throw Trouble(text::visible(owner) + " is not a valid DNS name");
  // Made here, for it takes random numbers, and what makes them is gone when
  // the program ends before the thread.
  ldns_pkt* made = nullptr;
  if (ldns_resolver_prepare_query_pkt(&made, resolver.get(), name.get(),
                                      LDNS_RR_TYPE_TXT, LDNS_RR_CLASS_IN,
                                      LDNS_RD) != LDNS_STATUS_OK) {
    throw Trouble("can't make a DNS question of " + text::visible(owner));
  }
  const std::shared_ptr<ldns_pkt> question(made, ldns_pkt_free);
  // A server that sends a byte now and then outlasts the timeout of ldns. Then
  // the thread is detached, and ends with the program.
  std::promise<Answered> promise;
  std::future<Answered> future = promise.get_future();
  std::thread thread(
      [resolver, name, question, promise = std::move(promise)]() mutable {
        promise.set_value(send(name.get(), question.get(), resolver.get()));
      });
  const std::string from =
      options.server.empty() ? "DNS" : text::visible(options.server);
  const auto has_no_answer = [&](const char* when) {
    return Trouble(from + " gave no answer for " + text::visible(owner) + when);
  };
  if (future.wait_for(std::chrono::duration<double>(options.timeout)) !=
      std::future_status::ready) {
    thread.detach();
    throw has_no_answer(" in time (--timeout)");
  }
  thread.join();
  Answered answered = future.get();
  if (!answered.came) throw has_no_answer("");
  if (!answered.trouble.empty()) {
    throw Trouble(from + ", asked for " + text::visible(owner) + ": " +
                  answered.trouble);
  }
  return std::move(answered.answer);
}

}  // namespace dct::tools
