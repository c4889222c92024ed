// SPDX-License-Identifier: MIT
#include "zone/export/route53.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <set>
#include <string_view>
#include <tuple>

#include "zone/export/export_records.hpp"

namespace dct::zone {
namespace {

using json::Kind;
using json::Value;

bool is_octal(char c) { return c >= '0' && c <= '7'; }

// Route 53 writes `*` as \052: three octal digits, where DNS has decimal ones.
std::string with_decimal_escapes(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '\\' || i + 3 >= name.size() || !is_octal(name[i + 1]) ||
        !is_octal(name[i + 2]) || !is_octal(name[i + 3])) {
      out += name[i];
      continue;
    }
    const int byte = (name[i + 1] - '0') * 64 + (name[i + 2] - '0') * 8 +
                     (name[i + 3] - '0');
    if (byte == '*' || byte == '@' || byte == '_') {
      out += static_cast<char>(byte);
    } else {
      const std::string digits = std::to_string(byte & 0xFF);
      out += '\\' + std::string(3 - digits.size(), '0') + digits;
    }
    i += 3;
  }
  return out;
}

class Route53Reader {
 public:
  Route53Reader(const json::Document& document, ReadResult& result)
      : records_(document, result) {}

  void read_set(Value set) {
    const Value name = set["Name"];
    const Value type = set["Type"];
    if (name.string().empty() || type.string().empty()) {
      records_.error(set, "record-set-incomplete",
                     "the record set has no Name or no Type",
                     "export it with aws route53 list-resource-record-sets");
      return;
    }
    if (!records_.set_owner(name, with_decimal_escapes(name.string()))) return;
    records_.set_ttl(set["TTL"]);
    if (const Value alias = set["AliasTarget"]) {
      // One name may be an alias for A and for AAAA: it is one alias.
      const Value target = alias["DNSName"];
      if (is_new(name.string(), "alias", target.string())) {
        records_.add_alias(target ? target : alias, target.string());
      }
      return;
    }
    const Value values = set["ResourceRecords"];
    if (!values.is(Kind::array) || values.size() == 0) {
      records_.error(values ? values : set, "record-set-incomplete",
                     "the record set has neither ResourceRecords nor an "
                     "AliasTarget");
      return;
    }
    for (const Value item : values) {
      const Value value = item["Value"];
      if (is_new(name.string(), type.string(), value.string())) {
        records_.add(value ? value : item, type.string(), value.string());
      }
    }
  }

 private:
  // Sets by weight or region may share a record.
  bool is_new(std::string_view name, std::string_view type,
              std::string_view value) {
    return seen_.emplace(name, type, value).second;
  }

  ExportRecords records_;
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>>
      seen_;
};

}  // namespace

std::string route53_apex(Value root) {
  for (const Value set : root["ResourceRecordSets"]) {
    if (set["Type"].string() != "SOA") continue;
    auto apex = dns::absolute_name(set["Name"].string());
    return apex ? *std::move(apex) : std::string();
  }
  return {};
}

void read_route53(const json::Document& document, ReadResult& result) {
  Route53Reader reader(document, result);
  for (const Value set : document.root()["ResourceRecordSets"]) {
    reader.read_set(set);
  }
}

}  // namespace dct::zone
