// SPDX-License-Identifier: MIT
#include "schema/template_check.hpp"

#include <dct/json/writer.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include <dct/text/suggest.hpp>
#include "json/edit.hpp"
#include "schema/embedded.hpp"
#include "schema/wording.hpp"
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

// The names of properties that do one job under several types: who writes
// `host` on SRV means `name`, who writes `pointsTo` on TXT means `data`.
bool do_one_job(templates::Property a, templates::Property b) {
  constexpr templates::PropertySet kOwners = {templates::Property::host,
                                              templates::Property::name};
  constexpr templates::PropertySet kContents = {
      templates::Property::points_to, templates::Property::target,
      templates::Property::data, templates::Property::spf_rules};
  return (kOwners.has(a) && kOwners.has(b)) ||
         (kContents.has(a) && kContents.has(b));
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
      return record.type == Type::apexcname ? kMissingOwner : kMissingTarget;
    case target:
      return record.type == Type::srv ? kMissingData : kMissingOwner;
    case data:
      return kMissingData;
    case name:
    case protocol:
    case priority:
    case weight:
    case port:
    case ttl:
      return kMissingValue;
    default:
      return kMissingOther;
  }
}

}  // namespace

bool cannot_stand_at_apex(const templates::Record& r) {
  const Value host = r[templates::Property::host];
  return (r.type == templates::RecordType::cname ||
          r.type == templates::RecordType::ns) &&
         !r.type_name.empty() && host &&
         (host.string() == "@" || host.string().empty());
}

std::optional<templates::Property> written_for(const templates::Record& record,
                                               templates::Property missing) {
  for (const templates::PropertyInfo& p : templates::record_properties()) {
    if (record[p.property] && !templates::allows(record.type, p.property) &&
        do_one_job(p.property, missing)) {
      return p.property;
    }
  }
  return std::nullopt;
}

namespace {

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
                      std::string_view variant, const std::string& where = {}) {
    add(member, member.key_span(),
        where + text::code(property) + " is missing; " +
            text::code(member.key()) + " looks like a misspelling of it",
        "rename " + text::code(member.key()) + " to " + text::code(property),
        variant)
        .fix = {json::rename_member(member, property)};
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
    const auto broken =
        schema_.by_type[static_cast<std::size_t>(record.type)].broken_keywords(
            instance_, record.value);
    if (broken.empty()) return;
    if (record.type == templates::RecordType::generic &&
        misspelled_type(record))
      return;
    const Value definition = schema_.definition(definition_name(record.type));
    for (const BrokenKeyword& v : broken) {
      record_problem(record, definition, v);
    }
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
    if (const auto written =
            property ? written_for(record, *property) : std::nullopt) {
      const Value member = record[*written];
      add(member, member.key_span(),
          subject(record) + ": `" + v.detail + "` is missing; it has " +
              text::code(templates::info(*written).name) +
              ", which this type does not use",
          "rename " + text::code(templates::info(*written).name) + " to " +
              text::code(v.detail),
          variants.misplaced)
          .fix = {json::rename_member(member, v.detail)};
      return;
    }
    if (const Value meant = misspelled(record.unknown, v.detail)) {
      add_misspelled(meant, v.detail, variants.misspelled,
                     subject(record) + ": ");
      return;
    }
    add(record.value, opening(record.value),
        subject(record) + ": " + text::code(v.detail) + " is missing",
        add_member(schema_.property(definition, v.detail), v.detail),
        variants.missing);
  }

  // A type in small letters, or with a letter wrong, lacks what the generic
  // types need. The cause is the type.
  bool misspelled_type(const templates::Record& record) {
    std::vector<std::string_view> known;
    for (const templates::RecordTypeInfo& t : templates::record_types()) {
      if (t.type != templates::RecordType::generic) known.push_back(t.name);
    }
    const std::string_view meant = text::nearest(record.type_name, known);
    const bool has_generic_data =
        static_cast<bool>(record[templates::Property::data]);
    if (meant.empty() || has_generic_data) return false;
    const Value type = record[templates::Property::type];
    diagnostic::Problem& p =
        add(type, type.span(),
            subject(record) + ": the type " + text::quote(record.type_name) +
                " does not exist",
            "write \"" + std::string(meant) + "\"");
    const bool only_case = text::to_upper(record.type_name) == meant;
    p.rule = only_case ? "type-lower-case" : "type-unregistered";
    p.fix = {json::replace_value(type, json::quoted(meant))};
    if (only_case) {
      p.message = subject(record) + ": the type " +
                  text::quote(record.type_name) + " is not in capitals";
    }
    return true;
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
                   " is the zone apex when the template is applied without a "
                   "host, and " +
                   std::string(r.type_name) + " records are not allowed there",
               "add `\"hostRequired\": true` to the template, or give the "
               "record a host");
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
