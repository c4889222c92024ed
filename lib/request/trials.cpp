// SPDX-License-Identifier: MIT
#include "request/trials.hpp"

#include <dct/text/ascii.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include <algorithm>

#include "request/spellings.hpp"
#include "text/quote.hpp"
#include "text/sha256.hpp"

namespace dct::request {
namespace {

using Pair = Trial::Pair;
using Change = std::string (*)(std::string_view);

std::function<void(Trial&)> to_each(Change change) {
  return [change](Trial& t) {
    for (Pair& p : t.pairs) {
      p.name = change(p.name);
      p.value = change(p.value);
    }
  };
}

std::function<void(Trial&)> to_parameter(std::string name, Change change) {
  return [name = std::move(name), change](Trial& t) {
    for (Pair& p : t.pairs) {
      if (p.name == name) p.value = change(p.value);
    }
  };
}

void sort_pairs(Trial& t) {
  std::stable_sort(
      t.pairs.begin(), t.pairs.end(),
      [](const Pair& a, const Pair& b) { return a.name < b.name; });
}

Deviation deviation(std::string_view id, std::string message, std::string help,
                    std::function<void(Trial&)> apply) {
  return {
      diagnostic::error(id, "the signature is that of " + std::move(message),
                        std::move(help)),
      std::move(apply)};
}

constexpr char kSendAsSigned[] =
    "build the query once, sign it, and send the same bytes";
constexpr char kEncode[] =
    "percent-encode names and values by RFC 3986 (upper-case digits, %20 for "
    "a blank), sign that, and send the same bytes";

/// Other parameters than those that came.
std::vector<Deviation> contents(std::string_view query) {
  std::vector<Deviation> found;
  std::vector<Pair> with_key;
  for (const text::QueryPart& p : text::split_query(query)) {
    if (p.name != "sig") {
      with_key.push_back(
          {std::string(p.name), std::string(p.value), p.has_equals});
    }
  }
  found.push_back(deviation(
      "signed-with-key", "the query with `key` in it; sig and key are left out",
      "sign the other parameters, then append key and sig",
      [with_key](Trial& t) { t.pairs = with_key; }));

  const Trial received = as_received(query, keys::Algorithm::rs256);
  constexpr std::size_t kMostToDrop = 64;
  for (std::size_t i = 0; i < received.pairs.size() && i < kMostToDrop; ++i) {
    const std::string& name = received.pairs[i].name;
    found.push_back(deviation(
        "signed-without-parameter",
        "the query without " + text::code(name) + ", which was added later",
        "put " + text::code(name) + " in before signing", [i](Trial& t) {
          t.pairs.erase(t.pairs.begin() + static_cast<std::ptrdiff_t>(i));
        }));
  }
  found.push_back(deviation(
      "signed-without-empty", "the query without its empty parameters",
      kSendAsSigned, [](Trial& t) {
        std::erase_if(t.pairs, [](const Pair& p) { return p.value.empty(); });
      }));
  found.push_back(deviation(
      "signed-with-empty-host",
      "the query with an empty host, which was not sent", kSendAsSigned,
      [](Trial& t) {
        const auto domain =
            std::find_if(t.pairs.begin(), t.pairs.end(),
                         [](const Pair& p) { return p.name == "domain"; });
        t.pairs.insert(domain == t.pairs.end() ? domain : domain + 1,
                       {"host", "", true});
      }));
  struct {
    std::string_view id;
    const char* parameter;
    const char* message;
    Change change;
  } const kValues[] = {
      {"signed-other-domain", "domain", "the domain in lower case",
       text::to_lower},
      {"signed-other-host", "host", "the host in lower case", text::to_lower},
      {"signed-other-domain", "domain", "the domain without its final dot",
       [](std::string_view v) {
         return std::string(v.substr(0, v.size() - v.ends_with('.')));
       }},
      {"signed-other-domain", "domain", "the domain with a final dot",
       [](std::string_view v) { return std::string(v) + "."; }},
      {"signed-other-host", "host", "host=@, while another host was sent",
       [](std::string_view) { return std::string("@"); }},
      {"signed-other-host", "host", "host=%40, while another host was sent",
       [](std::string_view) { return std::string("%40"); }},
      {"signed-other-host", "host", "an empty host, while another was sent",
       [](std::string_view) { return std::string(); }},
  };
  for (const auto& v : kValues) {
    found.push_back(deviation(v.id, std::string("a query with ") + v.message,
                              kSendAsSigned,
                              to_parameter(v.parameter, v.change)));
  }
  found.push_back(deviation(
      "signed-whole-name",
      "a query whose domain is host and domain together, without host",
      "sign and send the zone apex as domain, and what is below it as host",
      [](Trial& t) {
        std::string host;
        for (const Pair& p : t.pairs) {
          if (p.name == "host") host = p.value;
        }
        std::erase_if(t.pairs, [](const Pair& p) { return p.name == "host"; });
        for (Pair& p : t.pairs) {
          if (p.name == "domain" && !host.empty())
            p.value.insert(0, host + ".");
        }
      }));
  return found;
}

/// The same parameters, spelled otherwise.
std::vector<Deviation> encodings() {
  std::vector<Deviation> found;
  struct {
    std::string_view id;
    const char* message;
    Change change;
  } const kChanges[] = {
      {"signed-lower-hex",
       "a query with lower-case hexadecimal digits (%2b), sent with upper-case "
       "ones",
       [](std::string_view v) { return with_hex_case(v, false); }},
      {"signed-upper-hex",
       "a query with upper-case hexadecimal digits (%2B), sent with lower-case "
       "ones",
       [](std::string_view v) { return with_hex_case(v, true); }},
      {"signed-plus-for-blank", "a query with + for a blank, sent as %20",
       [](std::string_view v) { return replaced(v, "%20", "+"); }},
      {"signed-percent-for-blank", "a query with %20 for a blank, sent as +",
       [](std::string_view v) { return replaced(v, "+", "%20"); }},
      {"signed-percent-for-plus", "a query with %2B, sent as +",
       [](std::string_view v) { return replaced(v, "+", "%2B"); }},
      {"signed-decoded", "the parameters before they were percent-encoded",
       decoded},
      {"signed-decoded", "the parameters after a form decoder read them",
       form_decoded},
      {"signed-otherwise-encoded",
       "a query encoded by RFC 3986, sent encoded otherwise",
       [](std::string_view v) { return text::percent_encode(decoded(v)); }},
      {"signed-otherwise-encoded",
       "a query encoded by RFC 3986, sent encoded as a form",
       [](std::string_view v) {
         return text::percent_encode(form_decoded(v));
       }},
      {"signed-otherwise-encoded",
       "a query encoded as a form is (blank as +, ~ as %7E), sent encoded "
       "otherwise",
       [](std::string_view v) { return form_encoded(decoded(v)); }},
      {"signed-otherwise-encoded",
       "a query encoded by encodeURIComponent (which leaves ! ' ( ) * as they "
       "are), sent encoded otherwise",
       [](std::string_view v) { return script_encoded(decoded(v)); }},
      {"signed-twice-encoded", "a query that was percent-encoded twice",
       [](std::string_view v) { return text::percent_encode(v); }},
  };
  for (const auto& c : kChanges) {
    found.push_back(deviation(c.id, c.message, kEncode, to_each(c.change)));
  }
  found.push_back(deviation(
      "signed-cut-value", "a query in which values are cut at their first =",
      "split a parameter at its first = only", [](Trial& t) {
        for (Pair& p : t.pairs)
          p.value.resize(std::min(p.value.find('='), p.value.size()));
      }));
  return found;
}

std::vector<Deviation> wrappings() {
  return {
      deviation("signed-question-mark", "the query with its ?",
                "sign what stands behind the ?",
                [](Trial& t) { t.prefix = "?"; }),
      deviation(
          "signed-line-break", "the query and a line break (as `echo` adds it)",
          "sign without one (`printf %s`)", [](Trial& t) { t.suffix = "\n"; }),
      deviation("signed-hash",
                "the SHA-256 of the query in hexadecimal; the algorithm hashes "
                "by itself",
                "sign the query itself",
                [](Trial& t) { t.hash = Trial::Hash::hexadecimal; }),
      deviation("signed-hash",
                "the SHA-256 of the query; the algorithm hashes by itself",
                "sign the query itself",
                [](Trial& t) { t.hash = Trial::Hash::binary; }),
  };
}

std::vector<Deviation> other_algorithms(keys::KeyKind kind,
                                        keys::Algorithm algorithm) {
  std::vector<Deviation> found;
  for (const keys::AlgorithmInfo& info : keys::algorithms()) {
    if (!info.algorithm || *info.algorithm == algorithm ||
        keys::key_kind(*info.algorithm) != kind) {
      continue;
    }
    const std::string wanted(name(algorithm));
    std::string what = "the query by ";
    what.append(info.name).append(", but the key record says ").append(wanted);
    what += " (without a it is RS256)";
    std::string help = "sign by " + wanted + ", or publish a=";
    help += info.name;
    found.push_back(deviation(
        "signed-other-algorithm", std::move(what), std::move(help),
        [other = *info.algorithm](Trial& t) { t.algorithm = other; }));
  }
  return found;
}

}  // namespace

std::string Trial::text() const {
  std::string text = prefix;
  for (const Pair& p : pairs) {
    if (&p != &pairs.front()) text += '&';
    text += p.name;
    if (p.has_equals) text += '=';
    text += p.value;
  }
  text += suffix;
  switch (hash) {
    case Hash::none:
      return text;
    case Hash::hexadecimal:
      return text::hex(text::sha256(text));
    case Hash::binary:
      return text::sha256(text);
  }
  return text;
}

Trial as_received(std::string_view query, keys::Algorithm algorithm) {
  Trial trial{.algorithm = algorithm};
  for (const text::QueryPart& p : text::split_query(query)) {
    if (p.name == "sig" || p.name == "key") continue;
    trial.pairs.push_back(
        {std::string(p.name), std::string(p.value), p.has_equals});
  }
  return trial;
}

Deviations deviations(std::string_view query, keys::KeyKind kind,
                      keys::Algorithm algorithm) {
  std::vector<Deviation> order;
  order.push_back(deviation(
      "signed-sorted",
      "the parameters in sorted order; they were sent in another order",
      kSendAsSigned, sort_pairs));
  return {contents(query), encodings(), order, wrappings(),
          other_algorithms(kind, algorithm)};
}

}  // namespace dct::request
