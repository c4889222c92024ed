// SPDX-License-Identifier: MIT
#include "zone/export/octodns.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "dns/rdata_text.hpp"
#include "text/quote.hpp"
#include "zone/export/export_records.hpp"

namespace dct::zone {
namespace {

using json::Kind;
using json::Value;

/// A part of a record's data, in the order of its presentation form. The second
/// name is that of older versions of octoDNS.
struct Part {
  std::string_view name;
  std::string_view older{};
  bool is_quoted = false;
};

struct Form {
  std::string_view type;
  std::array<Part, 6> parts;
};

constexpr std::array<Form, 10> kForms = {{
    {"MX", {{{"preference", "priority"}, {"exchange", "value"}}}},
    {"SRV", {{{"priority"}, {"weight"}, {"port"}, {"target"}}}},
    {"CAA", {{{"flags"}, {"tag"}, {"value", {}, true}}}},
    {"DS", {{{"key_tag"}, {"algorithm"}, {"digest_type"}, {"digest"}}}},
    {"SSHFP", {{{"algorithm"}, {"fingerprint_type"}, {"fingerprint"}}}},
    {"TLSA",
     {{{"certificate_usage"},
       {"selector"},
       {"matching_type"},
       {"certificate_association_data"}}}},
    {"NAPTR",
     {{{"order"},
       {"preference"},
       {"flags", {}, true},
       {"service", {}, true},
       {"regexp", {}, true},
       {"replacement"}}}},
    {"SVCB", {{{"svcpriority"}, {"targetname"}, {"svcparams"}}}},
    {"HTTPS", {{{"svcpriority"}, {"targetname"}, {"svcparams"}}}},
    {"URI", {{{"priority"}, {"weight"}, {"target", {}, true}}}},
}};

std::string scalar(Value value) {
  return std::string(value.is(Kind::string) ? value.string() : value.token());
}

// svcparams: {alpn: [h2, h3], port: 443} as "alpn=h2,h3 port=443"
std::string parameters(Value object) {
  std::string out;
  for (const Value parameter : object) {
    if (!out.empty()) out += ' ';
    out += parameter.key();
    if (parameter.is(Kind::null)) continue;
    out += '=';
    if (!parameter.is(Kind::array)) {
      out += scalar(parameter);
      continue;
    }
    bool first = true;
    for (const Value item : parameter) {
      if (!std::exchange(first, false)) out += ',';
      out += scalar(item);
    }
  }
  return out;
}

/// In octoDNS a semicolon of a text is written `\;`.
std::string text_of(std::string_view value) {
  std::string text;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size() && value[i + 1] == ';') ++i;
    text += value[i];
  }
  return text;
}

class OctoReader {
 public:
  OctoReader(const json::Document& document, ReadResult& result)
      : records_(document, result), apex_(result.zone.apex()) {}

  void read_name(Value at) {
    const std::string name(at.key());
    if (!records_.set_owner(at, name.empty() ? apex_ : name + '.' + apex_)) {
      return;
    }
    if (at.is(Kind::array)) {
      for (const Value record : at) read_record(record);
    } else {
      read_record(at);
    }
  }

 private:
  void read_record(Value record) {
    const std::string_view type = record["type"].string();
    if (type.empty()) {
      records_.error(record, "type-missing", "the record has no type",
                     "write, for example, `type: A`");
      return;
    }
    records_.set_ttl(record["ttl"]);
    Value values = record["values"];
    if (!values) values = record["value"];
    if (!values) {
      records_.error(record, "value-missing",
                     "the record has neither `value` nor `values`");
    } else if (values.is(Kind::array)) {
      for (const Value value : values) read_value(type, value);
    } else {
      read_value(type, values);
    }
  }

  void read_value(std::string_view type, Value value) {
    if (type == "ALIAS") {
      records_.add_alias(value, value.string());
    } else if (type == "TXT" || type == "SPF") {
      records_.add_text(value, text_of(scalar(value)));
    } else if (!value.is(Kind::object)) {
      records_.add(value, type, scalar(value));
    } else {
      read_parts(type, value);
    }
  }

  void read_parts(std::string_view type, Value value) {
    const auto* form =
        std::find_if(kForms.begin(), kForms.end(),
                     [type](const Form& f) { return f.type == type; });
    if (form == kForms.end()) {
      records_.error(value, "type-unknown",
                     "a value of type " + text::quote(type) +
                         " in parts is not known here",
                     "write its data as a string, as in a master file");
      return;
    }
    std::string data;
    for (const Part& part : form->parts) {
      if (part.name.empty()) break;
      Value field = value[part.name];
      if (!field && !part.older.empty()) field = value[part.older];
      if (!data.empty()) data += ' ';
      if (field.is(Kind::object)) {
        data += parameters(field);
      } else if (part.is_quoted) {
        dns::append_quoted(scalar(field), data);
      } else {
        data += scalar(field);
      }
    }
    records_.add(value, type, data);
  }

  ExportRecords records_;
  std::string apex_;
};

}  // namespace

void read_octodns(const json::Document& document, ReadResult& result) {
  OctoReader reader(document, result);
  for (const Value name : document.root()) {
    if (!name.hidden()) reader.read_name(name);
  }
}

}  // namespace dct::zone
