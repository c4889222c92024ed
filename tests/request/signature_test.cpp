// SPDX-License-Identifier: MIT
#include <dct/request/signature.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/base64.hpp>
#include <dct/text/percent.hpp>

#include <catch2/catch.hpp>

#include "support/keys.hpp"

using namespace dct;
using test::ids;
using test::private_key;

namespace {

const std::vector<request::QueryParameter> kParameters = {
    {"text", "a+b c"},
    {"domain", "Example.com"},
    {"host", "shop"},
    {"token", "x=y="},
    {"empty", ""}};
constexpr char kCanonical[] =
    "domain=Example.com&empty=&host=shop&text=a%2Bb%20c&token=x%3Dy%3D";

keys::KeyRecord record(keys::KeyKind kind) {
  const keys::PublicKey key = private_key(kind).public_key();
  return keys::read_key_record(
      keys::publish(key, keys::default_algorithm(kind)));
}

/// Sends one text with the signature of another.
std::string send(std::string_view sent, std::string_view text,
                 keys::KeyKind kind = keys::KeyKind::rsa) {
  return std::string(sent) + "&key=_dck1&sig=" +
         text::percent_encode(request::sign(text, private_key(kind),
                                            keys::default_algorithm(kind)));
}

/// The problems of a query that must not verify.
std::string refused(std::string_view query,
                    keys::KeyKind kind = keys::KeyKind::rsa) {
  const request::Verification v = request::verify(query, record(kind), "_dck1");
  CHECK_FALSE(v.verified);
  CHECK(diagnostic::has_error(v.problems));
  std::vector<diagnostic::Problem> errors;
  for (const diagnostic::Problem& m : v.problems) {
    if (m.severity == diagnostic::Severity::error) errors.push_back(m);
  }
  return ids(errors);
}

std::string replaced(std::string text, std::string_view what,
                     std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos;
       at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

}  // namespace

TEST_CASE("a signed query verifies with every kind of key", "[signing]") {
  for (const keys::KeyKind kind : test::kKeyKinds) {
    const keys::Algorithm a = keys::default_algorithm(kind);
    const std::string query =
        request::sign_query(kParameters, private_key(kind), a, "_dck1");
    CHECK(query.starts_with(std::string(kCanonical) + "&key=_dck1&sig="));
    const request::Verification v =
        request::verify(query, record(kind), "_DCK1");
    CHECK(v.verified);
    CHECK(v.signed_text == kCanonical);
    CHECK(v.key_label == "_dck1");
    CHECK(v.algorithm == name(a));
    CHECK(ids(v.problems) ==
          (kind == keys::KeyKind::rsa ? "" : "record-algorithm-optional"));
  }
  CHECK(request::sign_query({}, private_key(keys::KeyKind::rsa),
                            keys::Algorithm::es256, "k")
            .empty());
}

TEST_CASE("the query is verified as received, in any order and spelling",
          "[signing]") {
  for (const char* text :
       {"b=2&a=1", "a=%2b", "a=b=c", "a=&b", "a=1&a=0", "a=+", "", "a=1&&b"}) {
    INFO(text);
    const std::string sent = *text ? send(text, text) : send("", "").substr(1);
    CHECK(request::verify(sent, record(keys::KeyKind::rsa)).verified);
  }
}

TEST_CASE("a verified query may still be troublesome elsewhere", "[signing]") {
  const auto cautions = [](const std::string& query) {
    const request::Verification v =
        request::verify(query, record(keys::KeyKind::rsa));
    CHECK(v.verified);
    return ids(v.problems);
  };
  const std::string sig = request::sign("a=1", private_key(keys::KeyKind::rsa),
                                        keys::Algorithm::rs256);
  CHECK(cautions(send("a=1&b=2", "a=1&b=2")).empty());
  CHECK(cautions(send("b=2&a=1", "b=2&a=1")) == "query-unsorted");
  CHECK(cautions(send("a=+", "a=+")) == "query-plus");
  CHECK(cautions("sig=" + text::percent_encode(sig) + "&key=_dck1&a=1") ==
        "sig-not-last");
  // A text whose signature has a +, found by trying.
  for (int n = 0;; ++n) {
    const std::string t = "a=" + std::to_string(n);
    const std::string s = request::sign(t, private_key(keys::KeyKind::rsa),
                                        keys::Algorithm::rs256);
    if (s.find('+') == std::string::npos) continue;
    CHECK(cautions(t + "&key=_dck1&sig=" + s) == "sig-unencoded");
    break;
  }
}

TEST_CASE("what is missing or doubled is reported", "[signing]") {
  const std::string good = send("a=1", "a=1");
  CHECK(refused("") == "sig-missing key-missing");
  CHECK(refused("a=1&key=_dck1") == "sig-missing");
  CHECK(refused("a=1&sig=QUJD&key=_dck1") == "signature-size");
  CHECK(refused(good + "&sig=x") == "sig-twice");
  CHECK(refused(good + "&key=_dck1") == "key-twice");
  CHECK(refused(good + "&%73ig=x").starts_with("sig-encoded"));
  CHECK(refused(replaced(good, "key=_dck1", "key=_dck2")) == "key-other");
  CHECK(refused(replaced(good, "key=_dck1", "key=a.b")) ==
        "key-label-dot key-other");
  CHECK(refused("a=1&sig=%zz&key=_dck1") == "sig-percent");
  CHECK(refused("a=1&sig=&key=_dck1") == "base64-empty");
  const request::Verification without =
      request::verify(good, keys::read_key_record({}));
  CHECK_FALSE(without.verified);
  CHECK(ids(without.problems) == "record-missing");
}

TEST_CASE("the likely mistake of the sender is reported", "[signing]") {
  const std::string c = kCanonical;
  struct {
    std::string sent, text, id;
  } const cases[] = {
      {"b=2&a=1", "a=1&b=2", "signed-sorted"},
      {"a=1&b=2&c=3", "c=3&a=1&b=2", "signed-other-order"},
      {c, replaced(c, "%20", "+"), "signed-plus-for-blank"},
      {replaced(c, "%20", "+"), c, "signed-percent-for-blank"},
      {replaced(c, "%2B", "+"), c, "signed-percent-for-plus"},
      {c, replaced(replaced(c, "%2B", "%2b"), "%3D", "%3d"),
       "signed-lower-hex"},
      {replaced(replaced(c, "%2B", "%2b"), "%3D", "%3d"), c,
       "signed-upper-hex"},
      {c, "domain=Example.com&empty=&host=shop&text=a+b c&token=x=y=",
       "signed-decoded"},
      {"domain=Example.com&token=x=y=", "domain=Example.com&token=x",
       "signed-cut-value"},
      {"a=~*", "a=%7E*", "signed-otherwise-encoded"},
      {"a=%21", "a=!", "signed-decoded"},
      {"a=%21%20", "a=!%20", "signed-otherwise-encoded"},
      {"a=%20", "a=%2520", "signed-twice-encoded"},
      {c, replaced(c, "Example", "example"), "signed-other-domain"},
      {"domain=example.com.", "domain=example.com", "signed-other-domain"},
      {c, replaced(c, "host=shop", "host=@"), "signed-other-host"},
      {c, replaced(c, "host=shop", "host="), "signed-other-host"},
      {"domain=example.com&host=shop&z=1", "domain=shop.example.com&z=1",
       "signed-whole-name"},
      {"domain=example.com&z=1", "domain=example.com&host=&z=1",
       "signed-with-empty-host"},
      {c + "&utm=1", c, "signed-without-parameter"},
      {"a=1&b=&c=&d=1", "a=1&d=1", "signed-without-empty"},
      {c, c + "&key=_dck1", "signed-with-key"},
      {c, "?" + c, "signed-question-mark"},
      {c, c + "\n", "signed-line-break"},
      {"b=%20&a=1", "a=1&b=+", "signed-plus-for-blank signed-sorted"},
      {"x=1&b=2&a=1", "a=1&b=2&key=_dck1&x=1", "signed-with-key signed-sorted"},
  };
  for (const auto& x : cases) {
    INFO(x.sent << " signed as " << x.text);
    CHECK(refused(send(x.sent, x.text)) == x.id);
    CHECK(refused(send(x.sent, x.text, keys::KeyKind::p256),
                  keys::KeyKind::p256) == x.id);
  }
}

TEST_CASE("a signature that was spelled differently is reported", "[signing]") {
  const keys::PrivateKey& key = private_key(keys::KeyKind::rsa);
  // A text whose signature has both + and /, found by trying.
  std::string text;
  std::string sig;
  for (int n = 0;
       sig.find('+') == std::string::npos || sig.find('/') == std::string::npos;
       ++n) {
    text = "a=" + std::to_string(n);
    sig = request::sign(text, key, keys::Algorithm::rs256);
  }
  const std::string sent = text + "&key=_dck1&sig=";
  const std::string url_safe = replaced(replaced(sig, "+", "-"), "/", "_");
  CHECK(refused(sent + url_safe) == "base64-url-safe");
  CHECK(refused(sent + replaced(url_safe, "=", "")) ==
        "base64-url-safe base64-padding");
  CHECK(refused(sent + text::percent_encode(replaced(sig, "=", ""))) ==
        "base64-padding");
  CHECK(refused(sent + text::percent_encode(replaced(sig, "+", " "))) ==
        "sig-plus");
  CHECK(refused(sent + text::percent_encode(text::percent_encode(sig))) ==
        "sig-twice-encoded");
  CHECK(refused(sent + text::percent_encode(std::string(sig).insert(
                           64, "\n"))) == "base64-blank");
  const std::string hex =
      text::hex(text::from_base64(sig).value(), text::HexCase::upper);
  CHECK(refused(sent + hex) == "sig-hexadecimal");
}

TEST_CASE("another key or algorithm is told from another text", "[signing]") {
  const auto with = [](const keys::PrivateKey& key, keys::Algorithm a,
                       std::string_view text) {
    return "a=1&key=_dck1&sig=" +
           text::percent_encode(request::sign(text, key, a));
  };
  const keys::PrivateKey& rsa = private_key(keys::KeyKind::rsa);
  const keys::PrivateKey other =
      *keys::PrivateKey::generate(keys::KeyKind::rsa);
  CHECK(refused(with(rsa, keys::Algorithm::rs512, "a=1")) ==
        "signed-other-algorithm");
  CHECK(refused(with(rsa, keys::Algorithm::ps256, "a=1")) ==
        "signed-other-algorithm");
  CHECK(refused(with(rsa, keys::Algorithm::rs256, "something")) ==
        "signed-other-text");
  CHECK(refused(with(other, keys::Algorithm::rs256, "a=1")) ==
        "signed-other-key");
  CHECK(refused(with(private_key(keys::KeyKind::p256), keys::Algorithm::es256,
                     "a=1")) == "signature-size");
  CHECK(refused(with(private_key(keys::KeyKind::ed25519),
                     keys::Algorithm::ed25519, "b"),
                keys::KeyKind::ed25519) == "signature-wrong");
}

TEST_CASE("a query has at most 64 KiB", "[signing][limits]") {
  const std::string head = "a=";
  CHECK(refused(head + std::string(65'536 - head.size(), 'x')) ==
        "sig-missing key-missing");
  CHECK(refused(head + std::string(65'537 - head.size(), 'x')) == "query-size");
}

TEST_CASE("any order of up to six parameters is tried", "[signing][limits]") {
  CHECK(refused(send("f&e&d&c&b&a", "b&a&c&d&e&f")) == "signed-other-order");
  CHECK(refused(send("g&f&e&d&c&b&a", "g&f&e&d&c&a&b")) == "signed-other-text");
}

TEST_CASE("a query of up to 128 parameters is explained", "[signing][limits]") {
  const auto mistake = [](std::size_t parameters) {
    std::string text = "b=1&a=1";
    for (std::size_t n = 4; n < parameters; ++n) text += "&c";
    // `key` and `sig` are parameters too.
    return refused(send(text, "?" + text));
  };
  CHECK(mistake(128) == "signed-question-mark");
  CHECK(mistake(129) == "signed-other-text");
}

TEST_CASE("a query of up to 8000 bytes is explained", "[signing][limits]") {
  const auto mistake = [](std::size_t size) {
    std::string text = "b=1&a=";
    text.append(size - send(text, "").size(), 'x');
    // Signatures differ in how many bytes are percent-encoded: try some texts.
    for (int n = 0; n < 1000; ++n) {
      std::string tried = text + std::to_string(n);
      std::string sent = send(tried, "?" + tried);
      while (sent.size() > size && tried.size() > 20) {
        tried.erase(10, sent.size() - size);
        sent = send(tried, "?" + tried);
      }
      if (sent.size() == size) return refused(sent);
    }
    return std::string("no text has that size");
  };
  CHECK(mistake(8000) == "signed-question-mark");
  CHECK(mistake(8001) == "signed-other-text");
}

TEST_CASE("each of the first 64 parameters may be one that was added",
          "[signing][limits]") {
  const auto mistake = [](std::size_t parameters) {
    std::string text = "a";
    for (std::size_t n = 1; n < parameters; ++n) text += "&a";
    return refused(send(text + "&b", text));
  };
  CHECK(mistake(63) == "signed-without-parameter");
  CHECK(mistake(64) == "signed-other-text");
}

TEST_CASE("the label of a key is that of its query", "[signing]") {
  CHECK(request::key_label_of("key=%5Fdck1", "example.com") == "_dck1");
  CHECK_FALSE(request::key_label_of("a=1", "example.com"));
  CHECK_FALSE(request::key_label_of("key=a.b", "example.com"));
  CHECK_FALSE(request::key_label_of("key=_dck1.example.com", "example.com"));
}
