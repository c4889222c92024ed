// SPDX-License-Identifier: MIT
#include "net/query_txt.hpp"

#include <dct/text/escape/terminal_line.hpp>

#include <chrono>
#include <future>
#include <thread>

#include "cli/output.hpp"
#include "net/ldns_resolver.hpp"

namespace dct::tools {
namespace {

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
  TxtAnswer answer{};
  std::string trouble{};
  bool came = true;
};

Answered read_answer(const ldns_pkt* packet) {
  const auto code = ldns_pkt_get_rcode(packet);
  if (code == LDNS_RCODE_NXDOMAIN) {
    return {.answer = {.none = "the name does not exist (NXDOMAIN)"}};
  }
  if (code != LDNS_RCODE_NOERROR) {
    return {.trouble = "the server answered " + rcode_name(code)};
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
      make_resolver({options.server, options.timeout, options.server_option})
          .release(),
      ldns_resolver_deep_free);
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
