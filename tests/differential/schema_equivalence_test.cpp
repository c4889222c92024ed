// SPDX-License-Identifier: MIT

/// Our schema accepts and refuses what the registry's own does. Both are asked
/// about templates and about thousands of damaged ones; valijson, which agrees
/// with the reference validator on them, is the referee.

#include <dct/schema/template_schema.hpp>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <catch2/catch.hpp>
#include <iostream>

#include "schema/validator.hpp"
#include "support/files.hpp"
#include "support/random.hpp"
#include "support/templates.hpp"

using namespace dct;
using namespace dct::test;
using Node = rapidjson::Value;

namespace {

constexpr int kMutants = 30000;

class Mutator {
 public:
  Mutator(rapidjson::Document& document, Random& random)
      : document_(document),
        allocator_(document.GetAllocator()),
        random_(random) {}

  void operator()() {
    const unsigned edits = 1 + random_.below(3);
    for (unsigned i = 0; i < edits; ++i) edit(document_, 0);
  }

 private:
  Node text(const char* s) { return Node(s, allocator_); }

  Node any_value() {
    static const char* const kTexts[] = {
        "",          "@",        "www",   "5",    "3600s", "%a%",  "%a1%",
        "%",         "%%",       "a%b%",  "A",    "CNAME", "NS",   "TXT",
        "cname",     "SPFM",     "CAA",   "SRV",  "MX",    "AAAA", "TYPE9",
        "APEXCNAME", "REDIR301", "null",  "true", "-1",    "1.5",  "%a% 5",
        "REDIR302",  "CNAM",     "TXTT",  "SPF",  "MXX",   "AAA",  "REDIR30",
        "SRVS",      "NSS",      "ALIAS", "SVR",  "txt"};
    switch (random_.below(12)) {
      case 0:
        return Node();
      case 1:
        return Node(random_.one_in(2));
      case 2:
        return Node(static_cast<int>(random_.below(7)) - 3);
      case 3:
        return Node(1.5);
      case 4:
        return Node(1.0);
      case 5:
        return Node(std::uint64_t{18446744073709551615U});
      case 6:
        return Node(rapidjson::kObjectType);
      case 7:
        return Node(rapidjson::kArrayType);
      default:
        return text(kTexts[random_.below(std::size(kTexts))]);
    }
  }

  const char* any_key() {
    static const char* const kKeys[] = {"type",
                                        "host",
                                        "name",
                                        "pointsTo",
                                        "target",
                                        "data",
                                        "ttl",
                                        "priority",
                                        "weight",
                                        "port",
                                        "protocol",
                                        "service",
                                        "spfRules",
                                        "groupId",
                                        "essential",
                                        "txtConflictMatchingMode",
                                        "txtConflictMatchingPrefix",
                                        "hostRequired",
                                        "records",
                                        "version",
                                        "providerId",
                                        "syncBlock",
                                        "logoUrl",
                                        "other",
                                        "Type"};
    return kKeys[random_.below(std::size(kKeys))];
  }

  void edit(Node& node, int depth) {
    if (node.IsObject() && node.MemberCount() > 0 &&
        !random_.one_in(depth == 0 ? 4 : 2)) {
      auto member = node.MemberBegin() + random_.below(node.MemberCount());
      // Most of what matters is in the records.
      if (depth == 0 && node.HasMember("records") && !random_.one_in(3)) {
        member = node.FindMember("records");
      }
      return edit(member->value, depth + 1);
    }
    if (node.IsArray() && !node.Empty() && !random_.one_in(8)) {
      return edit(node[random_.below(node.Size())], depth + 1);
    }
    if (node.IsObject()) return edit_object(node);
    if (node.IsArray()) return edit_array(node);
    node = any_value();
  }

  void edit_object(Node& node) {
    const bool empty = node.MemberCount() == 0;
    // Types, misspelled and empty, decide which branch a record is held to.
    if (node.HasMember("type") && random_.one_in(5)) {
      node["type"] = any_value();
      return;
    }
    switch (random_.below(3)) {
      case 0:
        if (!empty) {
          node.EraseMember(node.MemberBegin() +
                           random_.below(node.MemberCount()));
        }
        return;
      case 1: {
        const char* key = any_key();
        node.RemoveMember(key);
        node.AddMember(text(key), any_value(), allocator_);
        return;
      }
      default:
        if (!empty) {
          const auto from =
              node.MemberBegin() + random_.below(node.MemberCount());
          Node value;
          value.CopyFrom(from->value, allocator_);
          node.EraseMember(from);
          const char* key = any_key();
          node.RemoveMember(key);
          node.AddMember(text(key), value, allocator_);
        }
        return;
    }
  }

  void edit_array(Node& node) {
    if (!node.Empty() && random_.one_in(2)) {
      node.Erase(node.Begin() + random_.below(node.Size()));
    } else {
      node.PushBack(any_value(), allocator_);
    }
  }

  rapidjson::Document& document_;
  rapidjson::Document::AllocatorType& allocator_;
  Random& random_;
};

std::string damaged(const std::string& text, Random& random) {
  rapidjson::Document document;
  document.Parse(text.c_str());
  REQUIRE_FALSE(document.HasParseError());
  Mutator(document, random)();
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  document.Accept(writer);
  return buffer.GetString();
}

std::vector<std::string> templates() {
  std::vector<std::string> texts;
  for (const auto& path : templates_in(project("samples/templates/good"))) {
    texts.push_back(read(path));
  }
  if (std::filesystem::exists(shared("registry"))) {
    for (const auto& path : templates_in(shared("registry"))) {
      texts.push_back(read(path));
    }
  }
  return texts;
}

// Compares our shaped verdict with that of a schema applied as it is.
void compare_with(const schema::Validator& referee, unsigned seed) {
  const std::vector<std::string> texts = templates();
  const schema::TemplateSchema ours;
  Random random(seed);
  std::size_t accepted = 0;
  std::size_t refused = 0;
  const auto compare = [&](const std::string& text) {
    const auto document = parse(text);
    if (!document.root()) return;
    const bool theirs =
        referee.accepts(schema::Instance(document), document.root());
    const auto problems = ours.check(document);
    ++(theirs ? accepted : refused);
    if (theirs == problems.empty()) return;
    INFO(text);
    INFO((problems.empty() ? std::string("we accept")
                           : "we refuse: " + problems.front().message));
    CHECK(theirs == problems.empty());
  };
  for (const std::string& text : texts) compare(text);
  for (int i = 0; i < kMutants; ++i) {
    compare(damaged(texts[random.below(texts.size())], random));
  }
  std::cout << accepted << " documents accepted by both schemas, " << refused
            << " refused by both\n";
  // Damage that always shows, or never, would prove nothing.
  CHECK(accepted > kMutants / 10);
  CHECK(refused > kMutants / 10);
}

}  // namespace

TEST_CASE("record by record and as a whole our schema gives one verdict",
          "[schema-as-a-whole]") {
  const auto text = parse(std::string(schema::TemplateSchema::text()));
  compare_with(schema::Validator(text.root(), {}), 1);
}

TEST_CASE("our schema gives the verdict of the registry's own",
          "[schema-equivalence]") {
  const auto path = shared("registry/template.schema");
  if (!have(path)) return;
  const auto text = parse(read(path));
  REQUIRE(text.root());
  compare_with(schema::Validator(text.root(), {}), 2);
}
