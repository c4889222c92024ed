// SPDX-License-Identifier: MIT

/// All TXT records of a name become one key, or problems:
///
///   records -> texts -> fragments -> a, t and p agree? -> base64 -> DER -> key
///
/// A step whose errors make the next one pointless ends the reading; within a
/// step everything is reported, so that one look at the answer is enough to
/// repair the zone. Warnings do not end it: the key is then usable here, and
/// may not be elsewhere. A zone belongs to a stranger, so the number and the
/// size of its records are limited before they are read, and the number of
/// problems while they are read. The cost is linear in the bytes, and one
/// parse of the key.

#include <dct/keys/key_record.hpp>
#include <dct/keys/publish.hpp>
#include <dct/text/base64.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "keys/explain_base64.hpp"
#include "keys/key_fragment.hpp"
#include "text/quote.hpp"

namespace dct::keys {
namespace {

// More than a key of any supported kind needs; DNS could hold thousands.
constexpr std::size_t kMaxFragments = 64;
constexpr std::size_t kMaxRecordBytes = 16U << 10U;
constexpr std::size_t kLongestName = 120;  // in messages, in characters

class KeyRecordReader {
 public:
  KeyRecord read(const std::vector<TxtStrings>& records,
                 std::string_view owner) {
    if (read_fragments(records, owner)) {
      result_.fragments = static_cast<unsigned>(fragments_.size());
      check_algorithm();
      check_type();
      check_numbers();
      if (!diagnostic::has_error(result_.problems)) read_key();
    }
    return std::move(result_);
  }

 private:
  void add(std::string_view id, diagnostic::Severity severity,
           std::string message, std::string help) {
    if (result_.problems.size() >= kMaxProblems) return;
    result_.problems.push_back(
        diagnostic::problem(id, severity, std::move(message), std::move(help)));
  }
  void error(std::string_view id, std::string message, std::string help) {
    add(id, diagnostic::Severity::error, std::move(message), std::move(help));
  }
  void warning(std::string_view id, std::string message, std::string help) {
    add(id, diagnostic::Severity::warning, std::move(message), std::move(help));
  }

  /// Whether there is any.
  bool read_fragments(const std::vector<TxtStrings>& records,
                      std::string_view owner) {
    std::size_t bytes = 0;
    for (const TxtStrings& strings : records) {
      std::string& text = texts_.emplace_back();
      for (const std::string& s : strings) text += s;
      bytes += text.size();
    }
    if (records.size() > kMaxFragments || bytes > kMaxRecordBytes) {
      error("record-size",
            "the name has " + text::count(records.size(), "TXT record") +
                " with " + text::count(bytes, "byte") +
                "; no key needs so many, and providers limit them",
            "publish one key at a name, in as few fragments as possible");
      return false;
    }
    for (const std::string& text : texts_) {
      if (result_.problems.size() >= kMaxProblems) break;
      auto fragment = read_fragment(text, result_.problems);
      if (fragment) fragments_.push_back(*fragment);
    }
    if (fragments_.empty() && !diagnostic::has_error(result_.problems)) {
      const std::string place =
          owner.empty() ? "the name" : text::quote(owner, kLongestName);
      error("record-missing",
            records.empty()
                ? "there are no TXT records at " + place
                : "none of the TXT records at " + place + " is a key record",
            "publish the key there (p=1,a=RS256,d=<base64>), or send in key "
            "the label at which it is published");
    }
    return !fragments_.empty();
  }

  void check_algorithm() {
    std::set<std::string> names;
    for (const KeyFragment& f : fragments_) {
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
      if (info->support != AlgorithmSupport::mandatory) {
        warning("record-algorithm-optional",
                "a=" + name +
                    ": providers have to support RS256 only, and many support "
                    "nothing else",
                "use an RSA key and RS256 unless you know all your providers");
      }
      return;
    }
    error("record-algorithm",
          !info ? "a=" + text::printable(name.substr(0, 24)) +
                      " is not an algorithm of the JOSE registry "
                      "(case-sensitive)"
          : info->support == AlgorithmSupport::not_possible
              ? "a=" + name + " is not a signature with a public key"
              : "a=" + name +
                    " is registered, but supported neither here nor by most "
                    "providers",
          "write a=RS256");
  }

  void check_type() {
    std::set<std::string> types;
    for (const KeyFragment& f : fragments_) {
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
    constexpr std::size_t kMostListed = 5;
    unsigned last = 0;
    for (const KeyFragment& f : fragments_) {
      if (!f.number) return;  // its problem was reported
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
    for (unsigned n = 1; n < last && missing.size() < kMostListed; ++n) {
      if (by_number_.count(n) == 0) missing.push_back(std::to_string(n));
    }
    if (!missing.empty()) {
      error("record-gap",
            "the fragments go up to p=" + std::to_string(last) + ", but p=" +
                text::join(missing) + " is missing; the key is not complete",
            "publish the missing fragment, or number them without gaps");
    }
  }

  void read_key() {
    std::string base64;
    for (const auto& [number, data] : by_number_) base64 += data;
    const auto der = text::from_base64(base64);
    if (!der) {
      explain(base64);
      return;
    }
    auto key = PublicKey::read_der(*der);
    if (!key) {
      error("record-key", "d can't be read as a key: " + key.why(),
            base64.starts_with("LS0tLS1")
                ? "publish the lines between BEGIN and END only"
                : "publish what `openssl pkey -pubout -outform DER | base64` "
                  "gives, all of it");
      return;
    }
    const std::string fitting(name(default_algorithm(key->kind())));
    if (key->kind() != key_kind(result_.algorithm)) {
      error("record-key-kind",
            "the key does not belong to a=" + result_.algorithm_name +
                "; it signs with " + fitting,
            "write a=" + fitting);
      return;
    }
    for (diagnostic::Problem& p : key->weaknesses()) {
      result_.problems.push_back(std::move(p));
    }
    check_fragment_count(*key);
    if (!diagnostic::has_error(result_.problems)) result_.key = *key;
  }

  /// Why `d` is not base64, with help for those who publish a key.
  void explain(std::string_view base64) {
    auto explained = explain_base64(
        base64, fragments_.size() > 1 ? "d of all fragments together" : "d");
    for (diagnostic::Problem& p : explained.problems) {
      if (p.rule == "base64-cut" || p.rule == "base64-padding") {
        p.help =
            "publish every fragment of the key, complete; the last one here "
            "is p=" +
            std::to_string(by_number_.rbegin()->first);
      } else if (p.rule == "base64-url-safe") {
        p.help =
            "publish standard base64 (+ and /), as `openssl base64` writes it";
      }
      result_.problems.push_back(std::move(p));
    }
  }

  void check_fragment_count(const PublicKey& key) {
    const std::size_t fewest = publish(key, result_.algorithm).size();
    if (fragments_.size() <= fewest) return;
    warning("record-fragments",
            "the key is in " + text::count(fragments_.size(), "fragment") +
                "; " + std::to_string(fewest) +
                " would be enough, and providers limit them",
            "publish it in fewer records");
  }

  std::vector<std::string> texts_;
  std::vector<KeyFragment> fragments_;  // views texts_
  std::map<unsigned, std::string_view> by_number_;
  KeyRecord result_;
};

}  // namespace

KeyRecord read_key_record(const std::vector<TxtStrings>& records,
                          std::string_view owner) {
  return KeyRecordReader().read(records, owner);
}

}  // namespace dct::keys
