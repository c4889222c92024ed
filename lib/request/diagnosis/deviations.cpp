// SPDX-License-Identifier: MIT

/// Every deviation is a change of a Trial and the sentence to report when the
/// changed text is the signed one. The groups follow the way in which a query
/// is made: which parameters it has, how they are encoded, their order, what
/// is put around them, and the algorithm. They are lists, not code, so that
/// the next mistake that somebody makes is one more line.

#include "request/diagnosis/deviations.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include <algorithm>
#include <string>

#include "request/diagnosis/spellings.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

using Part = Trial::Part;
using Respelling = std::string (*)(std::string_view);
using Apply = std::function<void(Trial&)>;

Apply to_each(Respelling respell) {
  return [respell](Trial& t) {
    for (Part& p : t.parts) {
      p.name = respell(p.name);
      p.value = respell(p.value);
    }
  };
}

Apply to_parameter(std::string name, Respelling respell) {
  return [name = std::move(name), respell](Trial& t) {
    for (Part& p : t.parts) {
      if (p.name == name) p.value = respell(p.value);
    }
  };
}

Deviation deviation(std::string_view id, std::string_view text,
                    std::string help, Apply apply) {
  std::string message = "the signature is that of ";
  message += text;
  return {diagnostic::error(id, std::move(message), std::move(help)),
          std::move(apply)};
}

constexpr char kSendAsSigned[] =
    "build the query once, sign it, and send the same bytes";
constexpr char kEncode[] =
    "percent-encode names and values by RFC 3986 (upper-case digits, %20 for "
    "a space), sign that, and send the same bytes";

Part part_of(const text::QueryPart& p) {
  return {std::string(p.name), std::string(p.value), p.has_equals};
}

Deviation with_key(std::string_view query) {
  std::vector<Part> parts;
  for (const text::QueryPart& p : text::split_query(query)) {
    if (p.name != "sig") parts.push_back(part_of(p));
  }
  return deviation(
      "signed-with-key",
      "the query with `key` in it; sig and key have to be left out",
      "sign the other parameters, then append key and sig",
      [parts](Trial& t) { t.parts = parts; });
}

/// One of the parameters was not there yet, or all empty ones.
void add_missing_parameters(std::string_view query,
                            std::vector<Deviation>& found) {
  constexpr std::size_t kMostToDrop = 64;
  const Trial received = as_received(query, keys::Algorithm::rs256);
  for (std::size_t i = 0; i < received.parts.size() && i < kMostToDrop; ++i) {
    const std::string name = text::code(received.parts[i].name);
    found.push_back(deviation(
        "signed-without-parameter",
        "the query without " + name + ", which was added later",
        "add " + name + " before signing", [i](Trial& t) {
          t.parts.erase(t.parts.begin() + static_cast<std::ptrdiff_t>(i));
        }));
  }
  found.push_back(deviation(
      "signed-without-empty", "the query without its empty parameters",
      kSendAsSigned, [](Trial& t) {
        std::erase_if(t.parts, [](const Part& p) { return p.value.empty(); });
      }));
}

void insert_empty_host(Trial& t) {
  const auto domain =
      std::find_if(t.parts.begin(), t.parts.end(),
                   [](const Part& p) { return p.name == "domain"; });
  t.parts.insert(domain == t.parts.end() ? domain : domain + 1,
                 {"host", "", true});
}

void join_host_and_domain(Trial& t) {
  std::string host;
  for (const Part& p : t.parts) {
    if (p.name == "host") host = p.value;
  }
  std::erase_if(t.parts, [](const Part& p) { return p.name == "host"; });
  for (Part& p : t.parts) {
    if (p.name == "domain" && !host.empty()) p.value.insert(0, host + ".");
  }
}

std::string without_dot(std::string_view v) {
  return std::string(v.substr(0, v.size() - (v.ends_with('.') ? 1 : 0)));
}

struct OtherValue {
  std::string_view id;
  const char* parameter;
  const char* text;
  Respelling respell;
};
const OtherValue kOtherValues[] = {
    {"signed-other-domain", "domain", "the domain in lower case",
     [](std::string_view v) { return text::to_lower(v); }},
    {"signed-other-host", "host", "the host in lower case",
     [](std::string_view v) { return text::to_lower(v); }},
    {"signed-other-domain", "domain", "the domain without its final dot",
     without_dot},
    {"signed-other-domain", "domain", "the domain with a final dot",
     [](std::string_view v) { return std::string(v) + "."; }},
    {"signed-other-host", "host", "host=@, while another host was sent",
     [](std::string_view) { return std::string("@"); }},
    {"signed-other-host", "host", "host=%40, while another host was sent",
     [](std::string_view) { return std::string("%40"); }},
    {"signed-other-host", "host", "an empty host, while another was sent",
     [](std::string_view) { return std::string(); }},
};

/// Other parameters than those received.
std::vector<Deviation> contents(std::string_view query) {
  std::vector<Deviation> found;
  found.push_back(with_key(query));
  add_missing_parameters(query, found);
  found.push_back(deviation("signed-with-empty-host",
                            "the query with an empty host, which was not sent",
                            kSendAsSigned, insert_empty_host));
  for (const OtherValue& v : kOtherValues) {
    found.push_back(deviation(v.id, std::string("a query with ") + v.text,
                              kSendAsSigned,
                              to_parameter(v.parameter, v.respell)));
  }
  found.push_back(deviation(
      "signed-whole-name",
      "a query whose domain is host and domain together, without host",
      "sign and send the zone apex as domain, and what is below it as host",
      join_host_and_domain));
  return found;
}

struct OtherEncoding {
  std::string_view id;
  const char* text;
  Respelling respell;
};
const OtherEncoding kOtherEncodings[] = {
    {"signed-lower-hex",
     "a query with lower-case hexadecimal digits (%2b), sent with upper-case "
     "ones",
     [](std::string_view v) { return with_hex_case(v, text::HexCase::lower); }},
    {"signed-upper-hex",
     "a query with upper-case hexadecimal digits (%2B), sent with lower-case "
     "ones",
     [](std::string_view v) { return with_hex_case(v, text::HexCase::upper); }},
    {"signed-plus-for-blank", "a query with + for a space, sent as %20",
     [](std::string_view v) { return replaced(v, "%20", "+"); }},
    {"signed-percent-for-blank", "a query with %20 for a space, sent as +",
     [](std::string_view v) { return replaced(v, "+", "%20"); }},
    {"signed-percent-for-plus", "a query with %2B, sent as +",
     [](std::string_view v) { return replaced(v, "+", "%2B"); }},
    {"signed-decoded", "the parameters before they were percent-encoded",
     decoded},
    {"signed-decoded", "the parameters after a form decoder read them",
     form_decoded},
    {"signed-otherwise-encoded",
     "a query encoded by RFC 3986, sent in another encoding",
     [](std::string_view v) { return text::percent_encode(decoded(v)); }},
    {"signed-otherwise-encoded",
     "a query encoded by RFC 3986, sent encoded as a form",
     [](std::string_view v) { return text::percent_encode(form_decoded(v)); }},
    {"signed-otherwise-encoded",
     "a query encoded as a form (space as +, ~ as %7E), sent in another "
     "encoding",
     [](std::string_view v) { return form_encoded(decoded(v)); }},
    {"signed-otherwise-encoded",
     "a query encoded by encodeURIComponent (which does not encode ! ' ( ) *), "
     "sent in another encoding",
     [](std::string_view v) { return script_encoded(decoded(v)); }},
    {"signed-twice-encoded", "a query that was percent-encoded twice",
     [](std::string_view v) { return text::percent_encode(v); }},
};

/// The same parameters, spelled differently.
std::vector<Deviation> encodings() {
  std::vector<Deviation> found;
  for (const OtherEncoding& e : kOtherEncodings) {
    found.push_back(deviation(e.id, e.text, kEncode, to_each(e.respell)));
  }
  found.push_back(deviation(
      "signed-cut-value", "a query in which values are cut at their first =",
      "split a parameter at its first = only", [](Trial& t) {
        for (Part& p : t.parts) {
          p.value.resize(std::min(p.value.find('='), p.value.size()));
        }
      }));
  return found;
}

std::vector<Deviation> orders() {
  return {deviation(
      "signed-sorted",
      "the parameters in sorted order; they were sent in another order",
      kSendAsSigned, [](Trial& t) {
        std::stable_sort(
            t.parts.begin(), t.parts.end(),
            [](const Part& a, const Part& b) { return a.name < b.name; });
      })};
}

std::vector<Deviation> wrappings() {
  return {
      deviation("signed-question-mark", "the query with its ?",
                "sign what follows the ?", [](Trial& t) { t.prefix = "?"; }),
      deviation(
          "signed-line-break", "the query and a line break (as `echo` adds it)",
          "sign without one (`printf %s`)", [](Trial& t) { t.suffix = "\n"; }),
      deviation("signed-hash",
                "the SHA-256 of the query in hexadecimal; the algorithm "
                "already includes the hash",
                "sign the query itself",
                [](Trial& t) { t.hash = Trial::Hash::hexadecimal; }),
      deviation("signed-hash",
                "the SHA-256 of the query; the algorithm already includes the "
                "hash",
                "sign the query itself",
                [](Trial& t) { t.hash = Trial::Hash::binary; }),
  };
}

std::vector<Deviation> other_algorithms(keys::KeyKind kind,
                                        keys::Algorithm algorithm) {
  std::vector<Deviation> found;
  const std::string wanted(name(algorithm));
  for (const keys::AlgorithmInfo& info : keys::algorithms()) {
    if (!info.algorithm || *info.algorithm == algorithm ||
        keys::key_kind(*info.algorithm) != kind) {
      continue;
    }
    const std::string used(info.name);
    found.push_back(deviation(
        "signed-other-algorithm",
        "the query by " + used + ", but the key record says " + wanted +
            " (without a it is RS256)",
        "sign by " + wanted + ", or publish a=" + used,
        [other = *info.algorithm](Trial& t) { t.algorithm = other; }));
  }
  return found;
}

}  // namespace

Deviations deviations(std::string_view query, keys::KeyKind kind,
                      keys::Algorithm algorithm) {
  return {contents(query), encodings(), orders(), wrappings(),
          other_algorithms(kind, algorithm)};
}

}  // namespace dct::request
