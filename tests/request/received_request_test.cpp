// SPDX-License-Identifier: MIT
#include <dct/request/received_request.hpp>
#include <dct/text/percent.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"
#include "support/templates.hpp"

using namespace dct;
using test::ids;
using test::private_key;

namespace {

constexpr char kPath[] =
    "https://dns.example.net/v2/domainTemplates/providers/shop.example.com/"
    "services/storefront/apply?";

/// A template with two groups and one variable, and what else it is given.
std::string template_with(const std::string& properties) {
  return R"({"providerId": "shop.example.com", "serviceId": "storefront",
  "providerName": "Shop", "serviceName": "Store", )" +
         properties + R"("records": [
    {"type": "A", "host": "@", "pointsTo": "%ip%", "ttl": 60},
    {"groupId": "g1", "type": "TXT", "host": "@", "data": "x", "ttl": 60}]})";
}

const std::string kSigned = R"("syncPubKeyDomain": "shop.example.com", )";

request::ReceivedRequest receive(const std::string& tmpl,
                                 const std::string& text,
                                 const keys::KeyRecord* key = nullptr) {
  const json::Document document = test::parse(tmpl);
  request::ReceivedRequest received =
      request::check_received(templates::read_template(document), text, key);
  const auto all = received.all_problems();
  CHECK(received.is_refused() == diagnostic::has_error(all));
  CHECK(received.refusals().empty() == !received.is_refused());
  return received;
}

std::string found(const std::string& tmpl, const std::string& text,
                  const keys::KeyRecord* key = nullptr) {
  return ids(receive(tmpl, text, key).all_problems());
}

/// Of a query for a template that wants no signature.
std::string unsigned_found(const std::string& query,
                           const std::string& properties = "") {
  return found(template_with(properties), query);
}

std::string kinds(const request::ReceivedRequest& received) {
  std::string text;
  for (const diagnostic::Problem& p : received.refusals()) {
    text += (text.empty() ? "" : " ");
    text += apply::suite_name(p.rule);
    CHECK_FALSE(p.message.empty());
  }
  return text;
}

const keys::KeyRecord& published() {
  static const keys::KeyRecord record = keys::read_key_record(keys::publish(
      private_key(keys::KeyKind::rsa).public_key(), keys::Algorithm::rs256));
  return record;
}

std::string sign_as_sent(const std::string& query) {
  return query + "&key=_dck1&sig=" +
         text::percent_encode(request::sign(
             query, private_key(keys::KeyKind::rsa), keys::Algorithm::rs256));
}

const std::string kGood = "domain=example.com&ip=192.0.2.1";

}  // namespace

TEST_CASE("a request is read back from its URL", "[signing][received]") {
  const request::ReceivedRequest received = receive(
      template_with(R"("sharedProviderName": true, )"
                    R"("sharedServiceName": true, )"
                    R"("syncRedirectDomain": "shop.example.com", )"),
      kPath +
          std::string("domain=example.com&groupId=g1&host=a&instanceId=i&"
                      "ip=a%2Bb%20c&providerName=P&serviceName=S&redirect_uri="
                      "https%3A%2F%2Fshop.example.com&state=x"));
  CHECK(ids(received.all_problems()).empty());
  const request::ApplyRequest& r = received.request;
  CHECK(r.url_sync_ux == "https://dns.example.net");
  CHECK(r.domain == "example.com");
  CHECK(r.host == "a");
  CHECK(r.group_ids == std::vector<std::string>{"g1"});
  CHECK(r.provider_name == "P");
  CHECK(r.service_name == "S");
  CHECK(r.instance_id == "i");
  CHECK(r.redirect_uri == "https://shop.example.com");
  CHECK(r.state == "x");
  CHECK(r.variables == std::vector<request::QueryParameter>{{"ip", "a+b c"}});
}

TEST_CASE("what build_apply_url makes, the provider takes",
          "[signing][received]") {
  const std::string text =
      template_with(kSigned + R"("syncRedirectDomain": "shop.example.com", )");
  const json::Document document = test::parse(text);
  const request::Signer signer{private_key(keys::KeyKind::rsa),
                               keys::Algorithm::rs256, "_dck1"};
  const request::ApplyUrl built = request::build_apply_url(
      templates::read_template(document),
      {.url_sync_ux = "https://dns.example.net/dc",
       .domain = "example.com",
       .host = "www",
       .variables = {{"ip", "a=b&c +%"}},
       .group_ids = {"g1"},
       .redirect_uri = "https://shop.example.com/done?a=1",
       .state = "s"},
      &signer);
  REQUIRE(built.problems.empty());
  const request::ReceivedRequest received =
      receive(text, built.url, &published());
  CHECK(ids(received.all_problems()).empty());
  CHECK(received.signature.verified);
  CHECK(received.request.url_sync_ux == "https://dns.example.net/dc");
  CHECK(received.request.variables[0].value == "a=b&c +%");
}

TEST_CASE("a template with syncPubKeyDomain wants a signature that verifies",
          "[signing][received]") {
  const std::string text = template_with(kSigned);
  const std::string good = sign_as_sent(kGood);
  CHECK(found(text, good, &published()).empty());
  CHECK(receive(text, good, &published()).signature.verified);

  CHECK(found(text, kGood, &published()) == "signature-missing");
  CHECK(found(text, kGood + "&key=_dck1", &published()) == "sig-missing");
  const std::string sig = good.substr(good.find("&sig="));
  CHECK(found(text, kGood + sig, &published()) == "key-missing");
  CHECK(found(text, kGood + "&Key=_dck1" + sig, &published()) ==
        "key-missing variable-unused");
  CHECK(found(text, good + "&host=www", &published()) ==
        "signed-without-parameter");
  CHECK(found(text, "ip=192.0.2.1&domain=example.com&key=_dck1" + sig,
              &published()) == "signed-sorted");
  CHECK(found(text, good) == "record-missing");
  const keys::KeyRecord none =
      keys::read_key_record({}, "_dck1.shop.example.com");
  CHECK(found(text, good, &none) == "record-missing");
  CHECK(none.problems.front().message.find("_dck1.shop.example.com") !=
        std::string::npos);

  CHECK(kinds(receive(text, kGood)) == "InvalidSignature");
  CHECK(kinds(receive(text, good)) == "InvalidSignature");
}

TEST_CASE("the query says where its key is", "[signing][received]") {
  CHECK(request::key_label_of("a=1&key=_dck1&sig=x", "example.com.") ==
        "_dck1");
  // One cause, one problem: nobody looked for a key at such a label.
  const std::string text = template_with(kSigned);
  CHECK(found(text, kGood + "&key=a.b&sig=QUJD") == "key-label-dot");
  CHECK(found(text, kGood + "&key=_dck1.shop.example.com&sig=QUJD") ==
        "key-label-domain");
}

TEST_CASE("without syncPubKeyDomain a signature is ignored",
          "[signing][received]") {
  CHECK(unsigned_found(kGood).empty());
  CHECK(unsigned_found(kGood + "&key=x&sig=y") == "signature-ignored");
  CHECK_FALSE(
      receive(template_with(""), kGood + "&key=x&sig=%zz").is_refused());
}

TEST_CASE("a template that no URL may apply refuses", "[signing][received]") {
  CHECK(unsigned_found(kGood, R"("syncBlock": false, )").empty());
  CHECK(unsigned_found(kGood, R"("syncBlock": true, )") == "sync-blocked");
  CHECK(kinds(receive(template_with(R"("syncBlock": true, )"), kGood)) ==
        "InvalidTemplate");
}

TEST_CASE("a received domain and host have to be names",
          "[signing][received]") {
  CHECK(unsigned_found("ip=1") == "domain-missing");
  CHECK(unsigned_found("domain=&ip=1") == "domain-missing");
  CHECK(unsigned_found("domain=a%20b&ip=1") == "domain-syntax");
  CHECK(unsigned_found("domain=www.example.com&ip=1") == "domain-below-apex");
  CHECK(kinds(receive(template_with(""), "ip=1")) == "MissingParameter");

  CHECK(unsigned_found(kGood + "&host=").empty());
  CHECK(unsigned_found(kGood + "&host=a,b") == "host-list");
  CHECK(unsigned_found(kGood + "&host=a..b") == "host-syntax");
  const std::string required = R"("hostRequired": true, )";
  CHECK(unsigned_found(kGood + "&host=www", required).empty());
  CHECK(unsigned_found(kGood, required) == "host-missing");
  CHECK(unsigned_found(kGood + "&host=", required) == "host-missing");
  CHECK(kinds(receive(template_with(required), kGood)) == "HostRequired");
  // The provider can't know that this was a mistake.
  for (const char* host : {"@", "www.example.com"}) {
    CHECK_FALSE(
        receive(template_with(""), kGood + "&host=" + host).is_refused());
  }
}

TEST_CASE("a received redirect_uri has to be allowed", "[signing][received]") {
  const std::string list = R"("syncRedirectDomain": "shop.example.com", )";
  const auto redirect = [&list](const std::string& host) {
    return unsigned_found(kGood + "&redirect_uri=https%3A%2F%2F" + host, list);
  };
  CHECK(redirect("shop.example.com").empty());
  CHECK(redirect("a.shop.example.com") == "redirect-sub-domain");
  CHECK(redirect("evil.example.org") == "redirect-foreign");
  CHECK(unsigned_found(kGood + "&redirect_uri=%2Fdone", list) ==
        "redirect-syntax");
  CHECK(unsigned_found(kGood + "&redirect_uri=https%3A%2F%2Fa.example.com") ==
        "redirect-no-list");
  CHECK_FALSE(receive(template_with(list),
                      kGood + "&redirect_uri=https%3A%2F%2Fa.shop.example.com")
                  .is_refused());

  // Only a signature that verifies allows it.
  const std::string both = template_with(kSigned + list);
  const std::string good =
      sign_as_sent(kGood + "&redirect_uri=https%3A%2F%2Fevil.example.org");
  CHECK(found(both, good, &published()) == "redirect-foreign");
  CHECK_FALSE(receive(both, good, &published()).is_refused());
  CHECK(receive(both, good + "&host=www", &published()).refusals().size() == 2);
}

TEST_CASE("variables named like parameters can't be passed",
          "[signing][received]") {
  const auto of = [](const char* variable) {
    return found(R"({"providerId": "a", "serviceId": "b", "records": [
        {"type": "TXT", "host": "@", "data": "%)" +
                     std::string(variable) + R"(%", "ttl": 60}]})",
                 "domain=example.com&" + std::string(variable) + "=1");
  };
  CHECK(of("token").empty());
  for (const char* name : {"state", "key", "crit", "providerId", "scope"}) {
    INFO(name);
    CHECK(of(name).find("variable-reserved") != std::string::npos);
  }
}

TEST_CASE("parameters are passed once", "[signing][received]") {
  CHECK(unsigned_found(kGood + "&ip=192.0.2.2") == "variable-twice");
  CHECK(unsigned_found(kGood + "&domain=example.com") == "parameter-twice");
  CHECK(unsigned_found(kGood + "&groupId=g1&groupId=g1") == "parameter-twice");
  CHECK(unsigned_found(kGood + "&%64omain=example.org") == "parameter-twice");
  CHECK(receive(template_with(""), kGood + "&domain=b.org").request.domain ==
        "example.com");
}

TEST_CASE("names are passed where the template shares them",
          "[signing][received]") {
  CHECK(unsigned_found(kGood + "&providerName=P&serviceName=S") ==
        "name-not-shared name-not-shared");
  CHECK(unsigned_found(kGood + "&providerName=P",
                       R"("sharedProviderName": true, )")
            .empty());
  CHECK(
      unsigned_found(kGood + "&serviceName=S", R"("sharedServiceName": true, )")
          .empty());
  CHECK(unsigned_found(kGood + "&serviceName=S",
                       R"("sharedProviderName": true, )") == "name-not-shared");
}

TEST_CASE("groups of a request are those of the template",
          "[signing][received]") {
  CHECK(unsigned_found(kGood + "&groupId=g1").empty());
  CHECK(unsigned_found(kGood + "&groupId=G1") == "group-unknown");
  CHECK(unsigned_found(kGood + "&groupId=g1,g3") == "group-unknown");
  CHECK(unsigned_found(kGood + "&groupId=") == "group-syntax");
}

TEST_CASE("values of a request are printable ASCII", "[signing][received]") {
  CHECK(unsigned_found("domain=example.com&ip=a%20~").empty());
  CHECK(unsigned_found("domain=example.com&ip=%C3%BC") == "variable-value");
  CHECK(unsigned_found("domain=example.com") == "variable-missing");
  CHECK(unsigned_found("domain=example.com&IP=1") ==
        "variable-missing variable-unused");
  CHECK(unsigned_found("domain=example.com&ip=%7") ==
        "query-percent variable-missing");
}

TEST_CASE("what a provider ignores refuses nothing", "[signing][received]") {
  for (const char* more : {"&utm=%C3%BC", "&vnd.x.y=1", "&scope=a", "&a", "&",
                           "&force=1", "&fqdn=x"}) {
    INFO(more);
    CHECK_FALSE(receive(template_with(""), kGood + more).is_refused());
  }
}

TEST_CASE("crit has to be understood", "[signing][received]") {
  CHECK(unsigned_found(kGood + "&host=www&crit=host,groupId").empty());
  CHECK(unsigned_found(kGood + "&crit=vnd.x").empty());  // it is not there
  CHECK(unsigned_found(kGood + "&crit=vnd.x&vnd.x=1") ==
        "crit-unknown variable-unused");
}

TEST_CASE("the path of a full URL is checked", "[signing][received]") {
  CHECK(unsigned_found(kPath + kGood).empty());
  CHECK(unsigned_found("https://dns.example.net/apply?" + kGood) ==
        "path-syntax");
  const std::string http = "http" + std::string(kPath).substr(5);
  CHECK(unsigned_found(http + kGood) == "sync-ux-http");
}

TEST_CASE("all reasons are reported together", "[signing][received]") {
  const request::ReceivedRequest received = receive(
      template_with(kSigned + R"("hostRequired": true, "syncBlock": true, )"),
      "https://dns.example.net/v2/domainTemplates/providers/x/services/"
      "storefront/apply?serviceName=S&groupId=g9&ip=%C3%BC&state=a&state=b");
  CHECK(ids(received.all_problems()) ==
        "signature-missing path-provider parameter-twice sync-blocked "
        "domain-missing host-missing variable-value group-unknown "
        "name-not-shared state-alone");
  CHECK(kinds(received) ==
        "InvalidSignature InvalidData InvalidData InvalidTemplate "
        "MissingParameter HostRequired InvalidData InvalidData InvalidData");
}

TEST_CASE("a long query is refused, or taken with a warning",
          "[signing][received][limits]") {
  CHECK(unsigned_found(std::string(65'536, '&')) ==
        "query-long domain-missing variable-missing");
  CHECK(unsigned_found(std::string(65'537, '&')) == "query-size");
  const std::string long_query = kGood + "&x=";
  CHECK(unsigned_found(long_query + std::string(8000 - long_query.size(),
                                                'x')) == "variable-unused");
  CHECK(
      unsigned_found(long_query + std::string(8001 - long_query.size(), 'x')) ==
      "query-long variable-unused");
  CHECK(unsigned_found("domain=example.com&ip=a+b") == "query-plus");
}
