// SPDX-License-Identifier: MIT
#include "lint/rule_file.hpp"

#include <dct/json/writer.hpp>

#include <algorithm>

namespace dct::lint {
namespace {

using json::Kind;
using json::Value;

class Reader {
 public:
  explicit Reader(RuleStorage& storage) : storage_(storage) {}

  std::string_view text(Value value) {
    std::string_view s = value.string();
    while (s.ends_with('\n')) s.remove_suffix(1);
    return storage_.texts.emplace_back(s);
  }

  std::string_view json_text(Value value) {
    if (!value) return {};
    return storage_.texts.emplace_back(json::to_json(value));
  }

  std::span<const std::string_view> list(Value value) {
    auto& items = storage_.lists.emplace_back();
    for (const Value item : value) items.push_back(text(item));
    return items;
  }

  // A list: codes that mean just what the rule says. An object: codes by
  // variant, each one or a list of them.
  std::span<const Variant> variants(Value value) {
    auto& all = storage_.variants.emplace_back();
    if (value.is(Kind::array) && value.size() > 0) {
      all.push_back({"default", list(value)});
    } else if (value.is(Kind::object)) {
      for (const Value variant : value) {
        all.push_back({storage_.texts.emplace_back(variant.key()),
                       variant.is(Kind::array) ? list(variant) : one(variant)});
      }
    }
    return all;
  }

  // The aliases of all variants, each once, in the order of the file.
  std::span<const std::string_view> aliases(std::span<const Variant> variants) {
    auto& all = storage_.lists.emplace_back();
    for (const Variant& v : variants) {
      for (const std::string_view alias : v.aliases) {
        if (std::find(all.begin(), all.end(), alias) == all.end()) {
          all.push_back(alias);
        }
      }
    }
    return all;
  }

  std::span<const RuleOption> options(Value value) {
    auto& all = storage_.options.emplace_back();
    for (const Value option : value) {
      all.push_back(
          {storage_.texts.emplace_back(option.key()), option.integer()});
    }
    return all;
  }

  std::span<const CaseLevel> cases(Value value) {
    auto& all = storage_.cases.emplace_back();
    for (const Value level : value) {
      all.push_back({storage_.texts.emplace_back(level.key()),
                     diagnostic::severity_named(level.string())
                         .value_or(diagnostic::Severity::off)});
    }
    return all;
  }

  Review review(Value value) {
    return {.kept = static_cast<unsigned>(value["kept"].integer()),
            .repaired = static_cast<unsigned>(value["repaired"].integer()),
            .measured = text(value["measured"]),
            .note = text(value["note"])};
  }

  std::span<const Example> examples(Value value) {
    auto& all = storage_.examples.emplace_back();
    for (const Value item : value) {
      Example e;
      e.findings = static_cast<unsigned>(item["findings"].integer());
      e.file_name = text(item["file-name"]);
      e.twice = item["twice"].boolean();
      e.base = json_text(item["base"]);
      e.policy = json_text(item["policy"]);
      e.answer = json_text(item["answer"]);
      if (const Value whole = item["text"]) {
        e.whole = true;
        e.text = storage_.texts.emplace_back(whole.string());
      } else {
        e.text = storage_.texts.emplace_back(overlay(item));
      }
      all.push_back(e);
    }
    return all;
  }

 private:
  std::span<const std::string_view> one(Value value) {
    auto& items = storage_.lists.emplace_back();
    items.push_back(text(value));
    return items;
  }

  // `record`, `records` and `template` as one object of members.
  static std::string overlay(Value item) {
    std::string members;
    const auto add = [&members](std::string_view key, const std::string& json) {
      members += (members.empty() ? "" : ",") + ('"' + std::string(key)) +
                 "\":" + json;
    };
    for (const Value member : item["template"]) {
      add(member.key(), json::to_json(member));
    }
    if (item["record"]) {
      add("records", "[" + json::to_json(item["record"]) + "]");
    } else if (item["records"]) {
      add("records", json::to_json(item["records"]));
    }
    return "{" + members + "}";
  }

  RuleStorage& storage_;
};

}  // namespace

Rule read_rule(Value object, std::string_view family, RuleStorage& storage) {
  Reader read(storage);
  Rule rule;
  rule.id = read.text(object["id"]);
  rule.family = storage.texts.emplace_back(family);
  rule.title = read.text(object["title"]);
  rule.severity = diagnostic::severity_named(object["severity"].string())
                      .value_or(diagnostic::Severity::error);
  rule.fixable = static_cast<bool>(object["fixable"]);
  rule.fix_is_safe = object["fixable"].string() == "safe";
  rule.registry_rule = static_cast<unsigned>(object["registry-rule"].integer());
  rule.why = read.text(object["why"]);
  rule.fix = read.text(object["fix"]);
  rule.variants = read.variants(object["aliases"]);
  rule.aliases = read.aliases(rule.variants);
  rule.formerly = read.list(object["formerly"]);
  rule.supersedes = read.list(object["supersedes"]);
  rule.references = read.list(object["references"]);
  rule.cases = read.cases(object["cases"]);
  rule.review = read.review(object["reviewed"]);
  rule.options = read.options(object["options"]);
  rule.examples = read.examples(object["examples"]);
  rule.check = object["must"]                         ? Rule::Check::declarative
               : object["check"].string() == "engine" ? Rule::Check::engine
                                                      : Rule::Check::builtin;
  rule.for_each_record = object["for-each"].string() == "record";
  rule.when = read.json_text(object["when"]);
  rule.must = read.json_text(object["must"]);
  rule.at = read.text(object["at"]);
  rule.message = read.text(object["message"]);
  return rule;
}

}  // namespace dct::lint
