// SPDX-License-Identifier: MIT

/// What somebody could do with a template, decided by hand.

#include <dct/vet/exposure.hpp>

#include <catch2/catch.hpp>

#include <set>

#include "support/files.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using vet::Actor;
using vet::Exposure;

namespace {

/// Templates without a gate, behind the warning, and signed.
constexpr char kOpen[] = "";
constexpr char kWarned[] = R"("warnPhishing": true,)";
constexpr char kSigned[] = R"("syncPubKeyDomain": "example.com",)";
constexpr char kSignedHost[] =
    R"("syncPubKeyDomain": "example.com", "hostRequired": true,)";
constexpr char kOpenHost[] = R"("hostRequired": true,)";
constexpr char kBlocked[] = R"("syncBlock": true,)";

/// "critical/moderate cert-alias destroy", probes of the actor that is named by
/// the gate: strangers where they get in, else the provider.
std::string summary_of(const Exposure& e) {
  const bool strangers =
      e.gate == vet::Gate::none || e.gate == vet::Gate::warned;
  std::set<std::string> ids;
  for (const vet::CarriedOut& c : e.carried_out) {
    if ((c.actor == Actor::stranger) == strangers) ids.insert(c.probe->id);
  }
  std::string summary =
      std::string(name(e.stranger)) + "/" + std::string(name(e.provider));
  for (const std::string& id : ids) summary += " " + id;
  return summary;
}

std::string exposure_of(const std::string& gate, const std::string& records) {
  const auto document = parse("{" + gate + R"("records": [)" + records + "]}");
  return summary_of(vet::examine_exposure(templates::read_template(document)));
}

/// A record with a ttl.
std::string record(const std::string& type, const std::string& host,
                   const std::string& value) {
  const std::string key = type == "TXT" || type == "CAA" ? "data"
                          : type == "SPFM"               ? "spfRules"
                          : type.starts_with("REDIR")    ? "target"
                                                         : "pointsTo";
  return R"({"type": ")" + type + R"(", "host": ")" + host + R"(", ")" + key +
         R"(": ")" + value + R"(", "ttl": 600)" +
         (type == "MX" ? R"(, "priority": 10)" : "") + "}";
}

struct Case {
  const char* gate;
  std::string records;
  const char* expected;
};

}  // namespace

TEST_CASE("what templates could do, by hand", "[vet]") {
  const std::vector<Case> cases = {
      // Nothing is chosen.
      {kOpen, record("A", "@", "198.51.100.1"), "low/low"},
      {kOpen, record("MX", "@", "mx.vendor.com"), "low/low"},
      {kOpen, record("TXT", "@", "vendor=1"), "low/low"},
      {kOpen, record("SPFM", "@", "include:spf.vendor.com"), "low/low"},
      // Certificates.
      {kSigned, record("CNAME", "_acme-challenge", "%x%"),
       "low/high cert-alias"},
      {kSigned, record("CNAME", "_acme-challenge", "%x%.vendor.com"),
       "low/low own-tenant"},
      {kSigned, record("CNAME", "_acme-challenge.%x%", "acme.vendor.com"),
       "low/low"},
      {kSigned, record("TXT", "_acme-challenge", "%x%"),
       "low/high cert-token own-claim"},
      {kSigned, record("TXT", "_acme-challenge", "v=%x%"), "low/low own-claim"},
      {kOpen, record("CAA", "@", "0 issue \\\"%x%\\\""),
       "critical/high cert-block cert-caa escape"},
      {kOpen, record("CAA", "@", "0 issue \\\"vendor.com\\\""),
       "high/low cert-block"},
      {kSigned, record("CAA", "%x%", "0 issue \\\"vendor.com\\\""),
       "low/low cert-block"},
      // The host parameter of a stranger.
      {kOpen, record("CNAME", "@", "%x%"),
       "critical/low cert-alias destroy discovery mail-policy mail-signing "
       "traffic traffic-wild"},
      {kOpen, record("CNAME", "@", "fixed.vendor.com"), "high/low destroy"},
      {kOpenHost, record("CNAME", "@", "%x%"),
       "critical/moderate cert-alias destroy discovery mail-policy "
       "mail-signing traffic traffic-wild"},
      {kSignedHost, record("CNAME", "@", "%x%"), "low/moderate traffic"},
      {kBlocked, record("CNAME", "www", "%x%"), "low/moderate traffic"},
      {kWarned, record("A", "@", "%ip%"), "high/moderate traffic traffic-wild"},
      {kOpen, record("A", "@", "%ip%"),
       "critical/moderate traffic traffic-wild"},
      {kOpen, record("A", "@", "198.51.100.%n%"), "moderate/low own-network"},
      {kOpen, record("A", "@", "198.51.100.66"), "low/low"},
      {kSigned, record("AAAA", "@", "2001:db8:5::%n%"), "low/low own-network"},
      {kSigned, record("AAAA", "www", "%ip%"), "low/moderate traffic"},
      {kSigned, record("A", "*", "%ip%"), "low/moderate traffic-wild"},
      {kSigned, record("A", "*._tcp", "%ip%"), "low/low"},
      {kSigned, record("APEXCNAME", "@", "%x%"), "low/moderate traffic"},
      {kSigned, record("REDIR301", "@", "https://%x%/"),
       "low/moderate traffic"},
      {kSigned, record("REDIR301", "@", "https://vendor.com%x%"),
       "low/moderate own-path traffic"},
      {kSigned, record("REDIR301", "@", "https://vendor.com/%x%"),
       "low/low own-path"},
      {kSigned, record("REDIR301", "@", "https://%x%.vendor.com/"),
       "low/low own-tenant"},
      {kSigned, record("REDIR302", "@", "https://%x%.herokuapp.com/"),
       "low/low shared-tenant"},
      // Whose name a target is.
      {kSigned, record("CNAME", "www", "%x%.vendor.com"), "low/low own-tenant"},
      {kSigned, record("CNAME", "www", "%x%vendor.com"),
       "low/moderate traffic"},
      {kSigned, record("CNAME", "www", "shop.%x%"), "low/moderate traffic"},
      {kSigned, record("CNAME", "www", "%x%.com"), "low/moderate traffic"},
      {kSigned, record("CNAME", "www", "%x%.herokuapp.com"),
       "low/low shared-tenant"},
      {kSigned, record("CNAME", "www", "%x%.zendesk.com"),
       "low/low shared-tenant"},
      {kSigned, record("CNAME", "www", "%x%vercel-dns.com"),
       "low/moderate traffic"},
      {kSigned, record("APEXCNAME", "@", "%x%.vendor.com"),
       "low/low own-tenant"},
      {kSigned, record("APEXCNAME", "@", "%x%.netlify.app"),
       "low/low shared-tenant"},
      {kSigned, record("MX", "@", "%x%.herokuapp.com"),
       "low/low shared-tenant"},
      {kSigned, record("CNAME", "www", "%fqdn%.vendor.com"), "low/low"},
      {kSigned, record("CNAME", "www", "%x%.cdn.ven%y%dor.com"),
       "low/moderate own-tenant traffic"},
      {kSigned, record("CNAME", "www", "%x%.vendor.%y%om"),
       "low/moderate traffic"},
      {kSigned, record("CNAME", "www", "%x%.vendor.%domain%"),
       "low/low own-tenant"},
      {kSigned, record("APEXCNAME", "%h%", "%x%"), "low/moderate traffic"},
      {kSigned, record("APEXCNAME", "www", "%x%"), "low/low"},
      // Mail.
      {kSigned, record("MX", "@", "%x%"), "low/high mail"},
      {kSigned, record("MX", "in", "%x%"), "low/moderate mail-sub"},
      {kSigned, record("MX", "@", "mx.%x%.vendor.com"), "low/low own-tenant"},
      {kSigned,
       record("MX", "@", "mx.vendor.com") + "," +
           R"({"type": "MX", "host": "@", "pointsTo": "%x%", "priority": 20,
               "ttl": 600})",
       "low/low"},
      {kSigned, record("SPFM", "@", "%x%"), "low/low mail-forgery"},
      {kSigned, record("SPFM", "@", "include:%x%"), "low/low mail-forgery"},
      {kSigned, record("SPFM", "@", "include:%x%.vendor.com"), "low/low"},
      {kSigned, record("TXT", "%k%._domainkey", "v=DKIM1; p=%p%"),
       "low/low mail-signing own-claim"},
      // No host below a name with an underscore gets a certificate.
      {kSigned, record("TXT", "%k%._domainkey", "%x%"),
       "low/low mail-signing own-claim"},
      {kSigned, record("CNAME", "s1._domainkey", "%x%"),
       "low/low mail-signing"},
      {kSigned, record("CNAME", "s1._domainkey", "s1.%x%.vendor.com"),
       "low/low own-tenant"},
      {kSigned, record("TXT", "_dmarc", "v=DMARC1; p=%p%"),
       "low/low mail-policy own-claim"},
      {kSigned, record("TXT", "_dmarc", "v=DMARC1; p=none"), "low/low"},
      {kSigned, record("CNAME", "_dmarc", "%x%"), "low/low mail-policy"},
      // Claims, discovery, services, delegation.
      {kSigned, record("TXT", "@", "%x%"),
       "low/moderate claims mail-forgery own-claim"},
      {kSigned, record("TXT", "@", "vendor-verification=%x%"),
       "low/low own-claim"},
      {kSigned, record("TXT", "@", "\\\"%x%\\\""),
       "low/moderate claims mail-forgery own-claim"},
      {kSigned, record("TXT", "_domainconnect", "%x%"),
       "low/moderate discovery own-claim"},
      {kSigned, record("CNAME", "_vendor", "%x%"),
       "low/moderate validation-alias"},
      {kSigned,
       R"({"type": "SRV", "name": "@", "service": "_sip", "protocol": "_tcp",
           "target": "%x%", "port": 5060, "priority": 1, "weight": 1,
           "ttl": 600})",
       "low/low service"},
      {kSigned, record("NS", "lab", "%x%"), "low/high delegation"},
      {kSigned, record("NS", "_num", "%x%.vendor.com"),
       "low/low delegation-tenant"},
      {kSigned, record("NS", "lab", "ns.%x%.herokuapp.com"),
       "low/moderate delegation-shared"},
      // Owners.
      {kSigned, record("CNAME", "%x%", "fixed.vendor.com"), "low/low destroy"},
      {kSigned, record("CNAME", "shop-%x%", "fixed.vendor.com"), "low/low"},
      {kSigned, record("CNAME", "%h%", "%x%"),
       "low/high cert-alias destroy discovery mail-policy mail-signing traffic "
       "traffic-wild validation-alias"},
      // A final dot makes a host absolute; the label before it stays.
      {kOpen, record("TXT", "vendor._%h%", "fixed"), "moderate/low own-claim"},
      {kOpen, record("TXT", "_acme-challenge.%h%", "%x%"),
       "critical/high cert-token mail-signing own-claim"},
      // A variable has one value.
      {kSigned, record("CNAME", "%x%", "%x%"), "low/moderate destroy traffic"},
      {kSigned, record("CNAME", "%x%", "%x%.vendor.com"),
       "low/low destroy own-tenant"},
  };
  CHECK(cases.size() >= 75);
  for (const Case& c : cases) {
    CAPTURE(c.gate, c.records);
    CHECK(exposure_of(c.gate, c.records) == c.expected);
  }
}

TEST_CASE("a value gets out of its place only where apply writes it as it is",
          "[vet]") {
  const auto data = [](const std::string& type, const std::string& text) {
    return R"({"type": ")" + type + R"(", "host": "w", "data": ")" + text +
           R"(", "ttl": 600})";
  };
  const auto escapes = [&](const std::string& type, const std::string& text) {
    return exposure_of(kSigned, data(type, text)).find("escape") !=
           std::string::npos;
  };
  // A text is bytes: quotation marks, semicolons and backslashes are escaped,
  // a long one is cut into strings, and no value may have a line break.
  for (const char* text :
       {"%x%", "v=%x%", "\\\"%x%\\\"", "%x% end", "\\\"v=%x%; a=%y%\\\""}) {
    CAPTURE(text);
    CHECK_FALSE(escapes("TXT", text));
  }
  // One string stays one, and what has too many fields is refused.
  CHECK_FALSE(escapes("HINFO", "PC LINUX"));
  CHECK_FALSE(escapes("CAA", "%x%"));
  CHECK_FALSE(escapes("SPF", "%x%"));
  CHECK_FALSE(escapes("TLSA", "3 1 1 %x%"));
  // Data of other types is written as it is.
  CHECK(escapes("SPF", "\\\"%x%\\\""));
  CHECK(escapes("CAA", "0 issue \\\"%x%\\\""));
  CHECK(escapes("NAPTR", "10 10 \\\"s\\\" \\\"%x%\\\" \\\"\\\" vendor.com."));
  CHECK(escapes("PTR", "%x%.vendor.com."));
  CHECK(escapes("SVCB", "1 vendor.com. alpn=\\\"%x%\\\""));
  CHECK(escapes("HTTPS", "1 . alpn=%x%"));
}

TEST_CASE("groups are asked for one by one where they do not go together",
          "[vet]") {
  CHECK(exposure_of(kSigned,
                    R"({"type": "CNAME", "groupId": "a", "host": "www",
                        "pointsTo": "%x%", "ttl": 600},
                       {"type": "A", "groupId": "b", "host": "www",
                        "pointsTo": "198.51.100.1", "ttl": 600})") ==
        "low/moderate traffic");
}

TEST_CASE("a record is tried alone where another one is wrong", "[vet]") {
  CHECK(exposure_of(kSigned, record("MX", "@", "%x%") + "," +
                                 record("A", "www", "nowhere")) ==
        "low/high mail");
}

TEST_CASE("a variable has one value in all records of a request", "[vet]") {
  CHECK(exposure_of(kSigned, record("A", "@", "198.51.100.%n%") + "," +
                                 record("CNAME", "www", "%n%")) ==
        "low/low own-network");
}

TEST_CASE("what cannot be decided counts as reachable", "[vet]") {
  std::string variables;
  for (int i = 0; i < 17; ++i) variables += "%v" + std::to_string(i) + "%";
  const auto document =
      parse(R"({"syncPubKeyDomain": "example.com", "records": [)" +
            record("MX", "@", variables) + "]}");
  const Exposure exposure =
      vet::examine_exposure(templates::read_template(document));
  CHECK(!exposure.undecided.empty());
  CHECK(exposure.provider == vet::Level::high);
}
