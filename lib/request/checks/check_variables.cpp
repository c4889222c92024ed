// SPDX-License-Identifier: MIT
#include "request/checks/check_variables.hpp"

#include <dct/template/pattern.hpp>
#include <dct/template/reserved_parameters.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "dns/a_labels.hpp"
#include "dns/domain_name.hpp"
#include "template/used_variables.hpp"
#include "text/quote.hpp"

namespace dct::request {
namespace {

/// draft-05 section 10.3: without groupId all records, else those without a
/// group and those of the groups.
templates::Template with_groups(const templates::Template& tmpl,
                                const std::vector<std::string>& groups) {
  templates::Template active = tmpl;
  if (groups.empty()) return active;
  std::erase_if(active.records, [&groups](const templates::Record& r) {
    return !r.group().empty() &&
           std::find(groups.begin(), groups.end(), r.group()) == groups.end();
  });
  return active;
}

/// How to write characters that `dc-prop-value` does not have.
std::string spelled(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c >= ' ' && c <= '~') {
      text += c;
      continue;
    }
    const std::string digits = std::to_string(static_cast<unsigned char>(c));
    text += "\\" + std::string(3 - digits.size(), '0') + digits;
  }
  return text;
}

void check_value(RequestCheck& check, const QueryParameter& v) {
  const std::string text = spelled(v.value);
  if (text == v.value) return;
  std::string name;
  if (dns::is_domain_name(v.value, 1)) {
    if (auto a_labels = dns::to_a_labels(v.value)) name = *std::move(a_labels);
  }
  check.error(
      "variable-value",
      "the value " + text::quote(v.value) + " of " + text::code(v.name) +
          " has characters that are not printable ASCII, which values can't "
          "have",
      (name.empty()
           ? "write "
           : "for a name write " + text::quote(name, 255) + ", for a text ") +
          text::quote(text, 200));
}

void check_passed_name(RequestCheck& check, const QueryParameter& v) {
  if (check.is_received) return;  // unused ones are ignored
  if (templates::reserved_parameter(v.name) == v.name) {
    check.error(
        "parameter-reserved",
        text::code(v.name) + " is a parameter of the protocol, not a variable",
        templates::is_built_in(v.name)
            ? "pass domain and host; providers build "
              "the rest from them"
        : v.name == "sig" || v.name == "key" ? "leave it out; signing adds it"
                                             : "pass it as that parameter");
  } else if (!templates::is_variable_name(v.name)) {
    check.error("variable-name",
                text::quote(v.name) + " is not a valid name of a variable",
                "use letters, digits, - and _ only");
  }
}

/// Whether a variable was passed in another letter case.
std::string nearly(const ApplyRequest& request, const std::string& name) {
  for (const QueryParameter& v : request.variables) {
    if (v.name != name && text::to_lower(v.name) == text::to_lower(name)) {
      return ", but the request has " + text::code(v.name) +
             " (case-sensitive)";
    }
  }
  return ", but the request does not have it";
}

}  // namespace

void check_variables(RequestCheck& check) {
  const ApplyRequest& request = check.request;
  std::map<std::string, std::string> passed;
  for (const QueryParameter& v : request.variables) {
    check_passed_name(check, v);
    if (!passed.emplace(v.name, v.value).second) {
      check.error("variable-twice",
                  "the variable " + text::code(v.name) + " is passed twice",
                  "pass it once");
    }
  }
  const auto used =
      templates::used_variables(with_groups(check.tmpl, request.group_ids));
  for (const QueryParameter& v : request.variables) {
    // A provider ignores what it does not use.
    if (!check.is_received || used.count(v.name) > 0) {
      check_value(check, v);
    }
  }
  for (const auto& [name, place] : used) {
    if (templates::reserved_parameter(name) == name) {
      check.error("variable-reserved",
                  "the template's variable " + text::code("%" + name + "%") +
                      " is named like a parameter of the protocol; no request "
                      "can pass it",
                  "rename it in the template");
    } else if (passed.count(name) == 0) {
      check.error("variable-missing",
                  "the template needs the variable " + text::code(name) +
                      nearly(request, name),
                  "pass a value for it");
    }
  }
  for (const auto& [name, value] : passed) {
    if (used.count(name) == 0 && templates::reserved_parameter(name) != name) {
      check.add("variable-unused",
                check.is_received ? diagnostic::Severity::info
                                  : diagnostic::Severity::warning,
                "the template does not have the variable " + text::code(name) +
                    (request.group_ids.empty() ? "" : " in these groups") +
                    "; providers ignore it",
                "leave it out, or correct its name");
    }
  }
}

}  // namespace dct::request
