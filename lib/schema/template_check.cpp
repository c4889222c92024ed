// SPDX-License-Identifier: MIT
#include "schema/template_check.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>
#include <dct/text/suggest.hpp>

#include <algorithm>

#include "dns/type_registry.hpp"
#include "json/edit.hpp"
#include "schema/embedded.hpp"
#include "schema/wording.hpp"
#include "template/host_name.hpp"
#include "template/meant.hpp"
#include "template/subject.hpp"
#include "text/quote.hpp"

namespace dct::schema {
namespace {

using json::Kind;
using json::Value;
using templates::subject;

std::string_view definition_name(templates::RecordType type) {
  return type == templates::RecordType::generic ? "generic"
                                                : templates::info(type).name;
}

// Of members nobody knows, the one that is a property misspelled.
Value misspelled(const std::vector<Value>& unknown, std::string_view property) {
  for (const Value member : unknown) {
    if (text::nearest(member.key(), {property}) == property) return member;
  }
  return {};
}

constexpr std::string_view kWrongType = "wrong-type";

/// The cases of a missing property, as the rule's file has them: older tools
/// tell them apart by the job of the property.
struct MissingVariants {
  std::string_view missing;
  std::string_view misspelled;  ///< another member is nearly named so
  std::string_view misplaced;   ///< another property is in its place
};

constexpr MissingVariants kMissingOwner = {"owner-missing", "owner-misspelled",
                                           "owner-misplaced"};
constexpr MissingVariants kMissingService = {
    "service-missing", "service-misspelled", "service-misplaced"};
constexpr MissingVariants kMissingTarget = {
    "target-missing", "target-misspelled", "target-misplaced"};
constexpr MissingVariants kMissingData = {"data-missing", "data-misspelled",
                                          "data-misplaced"};
constexpr MissingVariants kMissingValue = {"value-missing", "value-misspelled",
                                           "value-misplaced"};
constexpr MissingVariants kMissingAddress = {
    "address-missing", "address-misspelled", "address-misplaced"};
constexpr MissingVariants kMissingPriority = {
    "priority-missing", "priority-misspelled", "priority-missing"};
constexpr MissingVariants kMissingNumber = {
    "number-missing", "number-misspelled", "number-missing"};
constexpr MissingVariants kMissingOther = {"other-missing", "other-misspelled",
                                           "other-misplaced"};

const MissingVariants& variants_of(
    const templates::Record& record,
    std::optional<templates::Property> property) {
  using enum templates::Property;
  using Type = templates::RecordType;
  if (!property) return kMissingOther;
  switch (*property) {
    case host:
      return record.type == Type::generic ? kMissingOther : kMissingOwner;
    case service:
      return kMissingService;
    case spf_rules:
      return kMissingOwner;
    case points_to:
      if (record.type == Type::a || record.type == Type::aaaa) {
        return kMissingAddress;
      }
      return record.type == Type::apexcname ? kMissingOwner : kMissingTarget;
    case target:
      return record.type == Type::srv ? kMissingData : kMissingOwner;
    case data:
      return kMissingData;
    case priority:
      if (record.type == Type::mx) return kMissingPriority;
      return kMissingNumber;
    case weight:
    case port:
      return kMissingNumber;
    case name:
    case protocol:
    case ttl:
      return kMissingValue;
    default:
      return kMissingOther;
  }
}

}  // namespace

bool excludes_apex(const templates::Record& r) {
  return r.is(templates::RecordType::cname) || r.is(templates::RecordType::ns);
}

bool cannot_stand_at_apex(const templates::Record& r) {
  const Value host = r[templates::Property::host];
  return excludes_apex(r) && host &&
         (host.string() == "@" || host.string().empty());
}

namespace {

diagnostic::Problem type_problem(const templates::Record& record,
                                 std::string message, std::string help) {
  const Value type = record[templates::Property::type];
  return {.rule = "type-unregistered",
          .place = {type.span(), type.node()},
          .message = std::move(message),
          .help = std::move(help)};
}

diagnostic::Problem empty_type(const templates::Record& record) {
  diagnostic::Problem problem = type_problem(
      record, "the type is empty; no provider can write the record",
      "write the record's type, as in \"CNAME\"");
  problem.variant = "empty";
  return problem;
}

}  // namespace

std::optional<diagnostic::Problem> wrong_type(const templates::Record& record) {
  const Value type = record[templates::Property::type];
  const std::string_view name = record.type_name;
  if (!type || templates::has_variable(name)) return std::nullopt;
  if (name.empty()) return empty_type(record);
  const std::string upper = text::to_upper(name);
  std::vector<std::string> meant;
  for (const templates::RecordType t : templates::meant_types(record)) {
    meant.push_back(text::quote(templates::info(t).name));
  }
  const bool exists =
      dns::is_registered_type(name) || dns::is_numbered_type(name) ||
      templates::record_type_named(name) != templates::RecordType::generic;
  if (meant.empty() && exists) return std::nullopt;
  if (meant.empty() && dns::is_registered_type(upper)) {
    meant.push_back(text::quote(upper));
  }
  diagnostic::Problem problem =
      type_problem(record,
                   "the type " + text::quote(name) +
                       " is neither Domain Connect's nor registered with "
                       "IANA, so no provider can write the record",
                   "check the spelling; an unregistered type is written as "
                   "TYPE and its number");
  if (meant.empty()) return problem;
  problem.help = "write " + text::join(meant, " or ");
  if (meant.size() == 1) {
    problem.fix = {json::replace_value(type, meant.front())};
  }
  if (meant.front() == text::quote(upper)) {
    problem.rule = "type-lower-case";
    problem.message = "the type " + text::quote(name) +
                      " is not in capitals; providers compare it letter by "
                      "letter and do not know it";
  } else if (exists) {
    problem.message = "the type " + text::quote(name) +
                      " needs `data`; with these properties it looks like " +
                      text::join(meant, " or ");
  }
  return problem;
}

namespace {

// A key that is there twice would be left under its old name.
std::vector<diagnostic::Edit> renamed(Value member, std::string_view name) {
  std::size_t same = 0;
  for (const Value other : member.parent()) {
    if (other.key() == member.key()) ++same;
  }
  if (same > 1) return {};
  return {json::rename_member(member, name)};
}

// One document under examination.
class Check {
 public:
  Check(const CompiledTemplateSchema& schema, const templates::Template& tmpl,
        Instance instance)
      : schema_(schema),
        template_(tmpl),
        root_(tmpl.root),
        instance_(std::move(instance)) {}

  std::vector<diagnostic::Problem> run() {
    for (const BrokenKeyword& v :
         schema_.whole.broken_keywords(instance_, root_)) {
      template_problem(v);
    }
    if (!root_.is(Kind::object)) return std::move(problems_);
    for (const templates::Record& record : template_.records) {
      check_record(record);
    }
    check_host_required();
    std::stable_sort(
        problems_.begin(), problems_.end(),
        [](const diagnostic::Problem& a, const diagnostic::Problem& b) {
          return a.place.span.begin < b.place.span.begin;
        });
    return std::move(problems_);
  }

 private:
  diagnostic::Problem& add(Value value, text::Span span, std::string message,
                           std::string help, std::string_view variant = {}) {
    return problems_.emplace_back(
        diagnostic::Problem{.rule = "schema-violation",
                            .place = {span, value.node()},
                            .message = std::move(message),
                            .help = std::move(help),
                            .variant = variant});
  }

  static std::string add_member(Value property, std::string_view name) {
    std::string help = "add " + text::code("\"" + std::string(name) + "\"");
    if (const Value example = property["examples"][std::size_t{0}]) {
      help = "add, for example, `\"" + std::string(name) +
             "\": " + std::string(example.token()) + "`";
    }
    if (const Value words = property["description"]) {
      help += " (" + std::string(words.string()) + ")";
    }
    return help;
  }

  void add_misspelled(Value member, std::string_view property,
                      std::string_view variant) {
    add(member, member.key_span(),
        text::code(property) + " is missing; " + text::code(member.key()) +
            " looks like a misspelling of it",
        "rename " + text::code(member.key()) + " to " + text::code(property),
        variant)
        .fix = renamed(member, property);
  }

  static std::string expected(Value property) {
    return property["type"] ? describe_type(property["type"].string())
                            : std::string();
  }

  void template_problem(const BrokenKeyword& v) {
    const Value properties = schema_.definition("template")["properties"];
    const Value meant = v.keyword == Keyword::required
                            ? misspelled(template_.unknown, v.detail)
                            : Value();
    if (meant) {
      add_misspelled(meant, v.detail, kMissingValue.misspelled);
    } else if (v.keyword == Keyword::required) {
      add(root_, opening(root_), text::code(v.detail) + " is missing",
          add_member(properties[v.detail], v.detail), kMissingValue.missing);
    } else if (v.value == root_) {
      add(root_, opening(root_),
          "the file contains " + describe(root_) +
              "; a template is an object {...}",
          "write the template's properties between { and }", kWrongType);
    } else {
      const Value property = properties[v.value.key()];
      add(v.value, v.value.span(),
          text::code(v.value.key()) + " is " + describe(v.value) +
              "; expected " + expected(property),
          "write " + text::code("\"" + std::string(v.value.key()) + "\"") +
              ": " + std::string(property["description"].string()),
          kWrongType);
    }
  }

  void check_record(const templates::Record& record) {
    if (!record.value.is(Kind::object)) {
      add(record.value, record.value.span(),
          "record " + std::to_string(record.number) + " is " +
              describe(record.value) + "; expected an object {...}",
          "write the record's properties between { and }", kWrongType);
      return;
    }
    if (!record[templates::Property::type]) {
      for (const BrokenKeyword& v :
           schema_.any_record.broken_keywords(instance_, record.value)) {
        record_problem(record, schema_.definition("any-record"), v);
      }
      return;
    }
    const auto broken = broken_as(record.type, record);
    if (broken.empty()) return;
    if (record.type == templates::RecordType::generic) {
      if (auto problem = wrong_type(record)) {
        return check_as_meant(record, *std::move(problem));
      }
    }
    record_problems(record, broken);
  }

  std::vector<BrokenKeyword> broken_as(templates::RecordType type,
                                       const templates::Record& record) {
    return schema_.by_type[static_cast<std::size_t>(type)].broken_keywords(
        instance_, record.value);
  }

  // The cause is the type; what else is wrong is said of the type that is
  // meant.
  void check_as_meant(const templates::Record& record,
                      diagnostic::Problem problem) {
    problem.message = subject(record) + ": " + problem.message;
    problems_.push_back(std::move(problem));
    const auto types = templates::meant_types(record);
    if (types.empty()) return;
    templates::Record meant = record;
    meant.type = types.front();
    record_problems(meant, broken_as(meant.type, meant));
  }

  void record_problems(const templates::Record& record,
                       const std::vector<BrokenKeyword>& broken) {
    const Value definition = schema_.definition(definition_name(record.type));
    const auto owner = templates::service_owner(record);
    bool owner_said = false;
    for (const BrokenKeyword& v : broken) {
      if (owner && v.keyword == Keyword::required &&
          (v.detail == "name" || v.detail == "service" ||
           v.detail == "protocol")) {
        if (!owner_said) split_owner(record, *owner);
        owner_said = true;
      } else {
        record_problem(record, definition, v);
      }
    }
  }

  // `"host": "_sip._tcp.shop"` in three properties.
  void split_owner(const templates::Record& record,
                   const templates::ServiceOwner& owner) {
    const std::string members =
        "\"service\": " + json::quoted(owner.service) +
        ", \"protocol\": " + json::quoted(owner.protocol) +
        ", \"name\": " + json::quoted(owner.name);
    add(owner.member, owner.member.key_span(),
        subject(record) + ": " + text::code(owner.member.key()) + " is " +
            text::quote(owner.member.string()) +
            "; SRV has its service and its protocol in properties of their "
            "own",
        "write `" + text::printable(members) + "`", "service-misplaced")
        .fix = {
        {.span = {owner.member.key_span().begin, owner.member.span().end},
         .replacement = members}};
  }

  void record_problem(const templates::Record& record, Value definition,
                      const BrokenKeyword& v) {
    if (v.keyword == Keyword::required) return missing(record, definition, v);
    const Value property = schema_.property(definition, v.value.key());
    const std::string what = subject(record) + ": " +
                             text::code(v.value.key()) + " is " +
                             describe(v.value);
    if (v.keyword != Keyword::one_of) {
      add(v.value, v.value.span(), what + "; expected " + expected(property),
          "write " + std::string(property["description"].string()), kWrongType);
    } else if (v.value.is(Kind::string) &&
               templates::has_variable(v.value.string())) {
      add(v.value, v.value.span(),
          what +
              "; the registry's schema reads the digit as a number and "
              "rejects a value that is both a number and a variable",
          "choose a name without a digit for the variable");
    } else {
      add(v.value, v.value.span(),
          what + "; expected " +
              std::string(schema_.definition("number")["title"].string()),
          "write " + std::string(property["description"].string()),
          v.value.is(Kind::string) ? "not-a-number" : kWrongType);
    }
  }

  void missing(const templates::Record& record, Value definition,
               const BrokenKeyword& v) {
    const auto property = templates::property_named(v.detail);
    const MissingVariants& variants = variants_of(record, property);
    const auto written =
        property ? templates::stand_in(record, *property) : std::nullopt;
    if (written) return stands_in(record, v.detail, *written, variants);
    add(record.value, opening(record.value),
        subject(record) + ": " + text::code(v.detail) + " is missing",
        add_member(schema_.property(definition, v.detail), v.detail),
        variants.missing);
  }

  void stands_in(const templates::Record& record, std::string_view property,
                 const templates::StandIn& written,
                 const MissingVariants& variants) {
    using How = templates::StandIn::Kind;
    const std::string key = text::code(written.member.key());
    const bool misplaced = written.kind == How::misplaced;
    const std::string why =
        misplaced ? "it has " + key + ", which this type does not use"
        : written.kind == How::synonym
            ? key + " is what other software calls it"
            : key + " looks like a misspelling of it";
    add(written.member, written.member.key_span(),
        subject(record) + ": " + text::code(property) + " is missing; " + why,
        "rename " + key + " to " + text::code(property),
        misplaced ? variants.misplaced : variants.misspelled)
        .fix = renamed(written.member, property);
  }

  // hostRequired does not help where the name has other records as well.
  std::string help_at_apex(const templates::Record& record) const {
    for (const templates::Record& other : template_.records) {
      const Value host = other[templates::Property::host];
      const bool there = !other.type_name.empty() && host &&
                         templates::is_scope_root(host.string()) &&
                         other.type != record.type;
      if (!there || record.type != templates::RecordType::cname) continue;
      return "give the record a host, or drop it: " + subject(other) +
             " is at \"@\" too, where hostRequired alone does not help";
    }
    return "add `\"hostRequired\": true` to the template, or give the record a "
           "host";
  }

  void check_host_required() {
    diagnostic::Problem* problem = nullptr;
    for (const templates::Record& r : template_.records) {
      if (!cannot_stand_at_apex(r)) continue;
      // Asked only where a record makes it matter: it looks at all records.
      if (!problem && schema_.host_required.accepts(instance_, root_)) return;
      const Value host = r[templates::Property::host];
      if (problem) {
        problem->notes.push_back({.message = subject(r) + " has the same host",
                                  .place = host.span()});
        continue;
      }
      problem =
          &add(host, host.span(),
               subject(r) + ": host " + describe(host) +
                   " is the zone apex when the template is applied "
                   "without a host, and " +
                   std::string(r.type_name) + " records are not allowed there",
               help_at_apex(r));
      problem->rule = "host-required-missing";
    }
  }

  static text::Span opening(Value container) {
    const text::Span s = container.span();
    return {s.begin, std::min(s.end, s.begin + 1)};
  }

  const CompiledTemplateSchema& schema_;
  const templates::Template& template_;
  Value root_;
  Instance instance_;
  std::vector<diagnostic::Problem> problems_;
};

}  // namespace

CompiledTemplateSchema::CompiledTemplateSchema() {
  for (const templates::RecordTypeInfo& t : templates::record_types()) {
    by_type.emplace_back(
        text.root(), "#/definitions/" + std::string(definition_name(t.type)));
  }
}

Value CompiledTemplateSchema::definition(std::string_view name) const {
  return text.root()["definitions"][name];
}

Value CompiledTemplateSchema::property(Value of, std::string_view name) const {
  const Value found = of["properties"][name];
  const std::string_view target = found["$ref"].string();
  return target.empty() ? found
                        : definition(target.substr(target.rfind('/') + 1));
}

std::vector<diagnostic::Problem> check_template(
    const CompiledTemplateSchema& schema, const json::Document& document,
    const templates::Template& tmpl) {
  return Check(schema, tmpl, Instance(document)).run();
}

}  // namespace dct::schema
