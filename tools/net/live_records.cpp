// SPDX-License-Identifier: MIT
#include "net/live_records.hpp"

#include <dct/text/escape/terminal_line.hpp>

#include <chrono>
#include <functional>
#include <future>
#include <thread>
#include <utility>

#include "cli/output.hpp"
#include "net/ldns_resolver.hpp"

namespace dct::tools {
namespace {

struct Received {
  std::string lines{};
  std::string trouble{};
};

std::string name_of(const DnsServer& server) {
  return server.address.empty() ? "DNS" : text::visible(server.address);
}

Rdf name_from(const std::string& domain) {
  Rdf name(ldns_dname_new_frm_str(domain.c_str()));
  if (!name) throw Trouble(text::visible(domain) + " is not a valid DNS name");
  return name;
}

// A server that sends a byte now and then outlasts every timeout of ldns. Then
// the thread is detached, and ends with the program.
Received in_time(double seconds, std::function<Received()> work) {
  std::promise<Received> promise;
  std::future<Received> future = promise.get_future();
  std::thread thread(
      [work = std::move(work), promise = std::move(promise)]() mutable {
        promise.set_value(work());
      });
  if (future.wait_for(std::chrono::duration<double>(seconds)) !=
      std::future_status::ready) {
    thread.detach();
    return {.trouble = "there was no complete answer in time"};
  }
  thread.join();
  return future.get();
}

void append_line(const ldns_rr* rr, std::string& lines) {
  const Text line(ldns_rr2str(rr));
  if (line) lines += line.get();
}

Received transfer(ldns_resolver* resolver, const ldns_rdf* domain) {
  if (ldns_axfr_start(resolver, domain, LDNS_RR_CLASS_IN) != LDNS_STATUS_OK) {
    return {.trouble = "there is no connection"};
  }
  Received received;
  while (ldns_rr* next = ldns_axfr_next(resolver)) {
    const std::unique_ptr<ldns_rr, LdnsFree<ldns_rr_free>> rr(next);
    append_line(rr.get(), received.lines);
    if (received.lines.size() > kMaxTransferBytes) {
      return {.trouble = "the zone is larger than 1 GiB"};
    }
    if (ldns_axfr_complete(resolver)) return received;
  }
  const ldns_pkt* last = ldns_axfr_last_pkt(resolver);
  const auto code = last ? ldns_pkt_get_rcode(last) : LDNS_RCODE_NOERROR;
  received.trouble = code == LDNS_RCODE_NOERROR
                         ? "the transfer ended too early"
                         : "the server answered " + rcode_name(code) +
                               "; it has to allow transfers to this computer";
  return received;
}

Received query(ldns_resolver* resolver, const ldns_rdf* name,
               ldns_rr_type type) {
  ldns_pkt* made = nullptr;
  const ldns_status status = ldns_resolver_query_status(
      &made, resolver, name, type, LDNS_RR_CLASS_IN, LDNS_RD);
  const Packet answer(made);
  if (status != LDNS_STATUS_OK || !answer) {
    return {.trouble = "there is no answer"};
  }
  const auto code = ldns_pkt_get_rcode(answer.get());
  if (code == LDNS_RCODE_NXDOMAIN) return {};
  if (code != LDNS_RCODE_NOERROR) {
    return {.trouble = "the server answered " + rcode_name(code)};
  }
  if (ldns_pkt_tc(answer.get())) {
    return {.trouble = "the answer was cut off, even over TCP"};
  }
  Received received;
  const RrList found(
      ldns_pkt_rr_list_by_type(answer.get(), type, LDNS_SECTION_ANSWER));
  for (std::size_t i = 0; found && i < ldns_rr_list_rr_count(found.get());
       ++i) {
    const ldns_rr* rr = ldns_rr_list_rr(found.get(), i);
    if (ldns_dname_compare(ldns_rr_owner(rr), name) == 0) {
      append_line(rr, received.lines);
    }
  }
  return received;
}

}  // namespace

std::string transfer_zone(const std::string& domain, const DnsServer& server) {
  const std::shared_ptr<ldns_resolver> resolver(make_resolver(server).release(),
                                                ldns_resolver_deep_free);
  const std::shared_ptr<ldns_rdf> name(name_from(domain).release(),
                                       ldns_rdf_deep_free);
  Received received = in_time(kMaxTransferSeconds, [resolver, name] {
    return transfer(resolver.get(), name.get());
  });
  if (received.trouble.empty()) return std::move(received.lines);
  throw Trouble(name_of(server) + ", asked for the zone " +
                text::visible(domain) + ": " + received.trouble);
}

std::string query_records(const std::vector<std::string>& names,
                          const std::vector<std::string_view>& types,
                          const DnsServer& server) {
  const std::shared_ptr<ldns_resolver> resolver(make_resolver(server).release(),
                                                ldns_resolver_deep_free);
  std::string lines;
  for (const std::string& owner : names) {
    const std::shared_ptr<ldns_rdf> name(name_from(owner).release(),
                                         ldns_rdf_deep_free);
    for (const std::string_view type : types) {
      const auto number = ldns_get_rr_type_by_name(std::string(type).c_str());
      Received received = in_time(server.timeout, [resolver, name, number] {
        return query(resolver.get(), name.get(), number);
      });
      if (!received.trouble.empty()) {
        throw Trouble(name_of(server) + ", asked for " + std::string(type) +
                      " of " + text::visible(owner) + ": " + received.trouble);
      }
      lines += received.lines;
    }
  }
  return lines;
}

}  // namespace dct::tools
