// SPDX-License-Identifier: MIT
#pragma once

/// ldns for the files beside this one: who frees what, and a resolver for a
/// server that the user names.

#include <cstdlib>
#include <memory>
#include <string>

#include "net/dns_server.hpp"

// Last: where bool, true and false are not macros, it makes them macros.
#include <ldns/ldns.h>

namespace dct::tools {

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
using Text = std::unique_ptr<char, LdnsFree<std::free>>;

/// @throws Trouble when there is no such server
Resolver make_resolver(const DnsServer& server);

/// "SERVFAIL"
std::string rcode_name(ldns_pkt_rcode code);

}  // namespace dct::tools
