// SPDX-License-Identifier: MIT
#include <dct/keys/key_record.hpp>
#include <dct/text/base64.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "keys/explain_base64.hpp"
#include "keys/key_fragment.hpp"
#include "text/quote.hpp"

namespace dct::keys {
namespace {

// More than any key of a known kind needs; DNS could hold thousands.
constexpr std::size_t kMaxFragments = 64;
constexpr std::size_t kMaxRecordBytes = 16U << 10U;
std::string joined(const TxtStrings& strings) {
  std::string text;
  for (const std::string& s : strings) text += s;
  return text;
}

class Reader {
 public:
  KeyRecord read(const std::vector<TxtStrings>& records,
                 std::string_view owner) {
    const std::string place =
        owner.empty() ? "the name" : text::quote(owner, 120);
    std::size_t bytes = 0;
    for (const TxtStrings& strings : records) {
      texts_.push_back(joined(strings));
      bytes += texts_.back().size();
    }
    if (records.size() > kMaxFragments || bytes > kMaxRecordBytes) {
      error("record-size",
            "the name has " + text::count(records.size(), "TXT record") +
                " of " + text::count(bytes, "byte") +
                "; no key needs so many, and providers limit them",
            "publish one key a name, in as few fragments as possible");
      return std::move(result_);
    }
    for (const std::string& text : texts_) {
      if (result_.problems.size() >= kMaxMistakes) break;
      auto fragment = read_fragment(text, result_.problems);
      if (fragment) fragments_.push_back(*fragment);
    }
    if (fragments_.empty()) {
      if (diagnostic::has_error(result_.problems)) return std::move(result_);
      error("record-missing",
            records.empty()
                ? "there is no TXT record at " + place
                : "none of the TXT records at " + place + " is a key record",
            "publish the key there (p=1,a=RS256,d=<base64>), or send in key "
            "the label at which it is published");
      return std::move(result_);
    }
    result_.fragments = static_cast<unsigned>(fragments_.size());
    check_algorithm();
    check_type();
    check_numbers();
    if (!diagnostic::has_error(result_.problems)) read_key();
    return std::move(result_);
  }

 private:
  void add(std::string_view id, diagnostic::Severity severity,
           std::string message, std::string help) {
    if (result_.problems.size() >= kMaxMistakes) return;
    result_.problems.push_back(
        diagnostic::problem(id, severity, std::move(message), std::move(help)));
  }
  void error(std::string_view id, std::string message, std::string help) {
    add(id, diagnostic::Severity::error, std::move(message), std::move(help));
  }

  void check_algorithm() {
    std::set<std::string> names;
    for (const Fragment& f : fragments_) {
      names.insert(std::string(f.algorithm.value_or("RS256")));
    }
    if (names.size() > 1) {
      error("record-algorithms",
            "the fragments name different algorithms: " + text::join(names) +
                " (a fragment without a means RS256)",
            "write the same a in all of them");
      return;
    }
    const std::string& name = *names.begin();
    result_.algorithm_name = name;
    const AlgorithmInfo* info = find_algorithm(name);
    if (info && info->algorithm) {
      result_.algorithm = *info->algorithm;
      if (info->standing != Standing::mandatory) {
        add("record-algorithm-optional", diagnostic::Severity::warning,
            "a=" + name +
                ": providers have to support RS256 only, and many support "
                "nothing else",
            "use an RSA key and RS256 unless you know all your providers");
      }
      return;
    }
    error("record-algorithm",
          !info ? "a=" + text::printable(name.substr(0, 24)) +
                      " is no algorithm of the JOSE registry (capital letters "
                      "count)"
          : info->standing == Standing::outside
              ? "a=" + name + " is no signature with a public key"
              : "a=" + name +
                    " is registered, but not supported here, nor by most "
                    "providers",
          "write a=RS256");
  }

  void check_type() {
    std::set<std::string> types;
    for (const Fragment& f : fragments_) {
      types.insert(std::string(f.type.value_or("x509")));
    }
    if (types.size() > 1) {
      error("record-types",
            "the fragments name different key formats: " +
                text::printable(text::join(types)),
            "write the same t in all of them, or leave it out");
    } else if (*types.begin() != "x509") {
      error("record-type",
            "t=" + text::printable(types.begin()->substr(0, 24)) +
                ": the only key format is x509 (a SubjectPublicKeyInfo)",
            "write t=x509, or leave it out");
    }
  }

  void check_numbers() {
    unsigned last = 0;
    for (const Fragment& f : fragments_) {
      if (!f.number) return;  // what is wrong with it has been said
      last = std::max(last, *f.number);
      if (!f.data) continue;
      if (!by_number_.emplace(*f.number, *f.data).second) {
        error("record-number-twice",
              "two fragments have p=" + std::to_string(*f.number) +
                  "; perhaps two keys are published at one name",
              "give each key a name of its own, and number its fragments "
              "from 1");
      }
    }
    std::vector<std::string> missing;
    for (unsigned n = 1; n < last && missing.size() < 5; ++n) {
      if (by_number_.count(n) == 0) missing.push_back(std::to_string(n));
    }
    if (!missing.empty()) {
      error("record-gap",
            "the fragments go up to p=" + std::to_string(last) + ", but p=" +
                text::join(missing) + " is missing; the key is not whole",
            "publish the missing fragment, or number them without gaps");
    }
  }

  void read_key() {
    std::string base64;
    for (const auto& [number, data] : by_number_) base64 += data;
    const auto der = text::from_base64(base64);
    if (!der) {
      auto explained = explain_base64(
          base64, fragments_.size() > 1 ? "d of all fragments together" : "d");
      for (diagnostic::Problem& m : explained.problems) {
        if (m.rule == "base64-cut" || m.rule == "base64-padding") {
          m.help =
              "publish every fragment of the key, whole; the last one "
              "here is p=" +
              std::to_string(by_number_.rbegin()->first);
        } else if (m.rule == "base64-url-safe") {
          m.help =
              "publish standard base64 (+ and /), as `openssl base64` "
              "writes it";
        }
        result_.problems.push_back(std::move(m));
      }
      return;
    }
    auto read = PublicKey::read_der(*der);
    if (!read.key) {
      error("record-key", "d is no public key: " + read.error,
            base64.starts_with("LS0tLS1")
                ? "publish the lines between BEGIN and END only"
                : "publish what `openssl pkey -pubout -outform DER | base64` "
                  "gives, all of it");
      return;
    }
    if (read.key->kind() != key_kind(result_.algorithm)) {
      error(
          "record-key-kind",
          "the key does not belong to a=" + result_.algorithm_name +
              "; it signs with " +
              std::string(name(default_algorithm(read.key->kind()))),
          "write a=" + std::string(name(default_algorithm(read.key->kind()))));
      return;
    }
    for (diagnostic::Problem& m : read.key->weaknesses()) {
      result_.problems.push_back(std::move(m));
    }
    check_fragment_count(*read.key);
    if (!diagnostic::has_error(result_.problems))
      result_.key = std::move(read.key);
  }

  void check_fragment_count(const PublicKey& key) {
    const std::size_t least =
        publish(key, result_.algorithm, Layout::many_records).size();
    if (fragments_.size() <= least) return;
    add("record-fragments", diagnostic::Severity::warning,
        "the key is in " + text::count(fragments_.size(), "fragment") + "; " +
            std::to_string(least) + " would do, and providers limit them",
        "publish it in fewer records");
  }

  std::vector<std::string> texts_;
  std::vector<Fragment> fragments_;  // views texts_
  std::map<unsigned, std::string_view> by_number_;
  KeyRecord result_;
};

}  // namespace

KeyRecord read_key_record(const std::vector<TxtStrings>& records,
                          std::string_view owner) {
  return Reader().read(records, owner);
}

}  // namespace dct::keys
