// SPDX-License-Identifier: MIT
#include "apply/draft/draft_fields.hpp"

#include <dct/template/pattern.hpp>

#include <algorithm>

#include "apply/whole_number.hpp"
#include "template/host_name.hpp"
#include "text/quote.hpp"

namespace dct::apply {

using templates::Property;

DraftFields::DraftFields(const Request& request,
                         std::vector<diagnostic::Problem>& problems)
    : request_(request),
      problems_(problems),
      domain_(request.domain),
      host_(templates::is_scope_root(request.host) ? "" : request.host),
      fqdn_(host_.empty() ? domain_ : host_ + "." + domain_) {}

void DraftFields::refuse(Property property, const std::string& message) {
  problems_.add(kInvalidData, property, message);
}

void DraftFields::refuse_value(Property property, std::string_view value,
                               const std::string& message) {
  refuse(property, text::code(templates::info(property).name) + " becomes " +
                       text::quote(value) + message);
}

// The value of a variable; null: it has no value.
const std::string* DraftFields::value_of(std::string_view variable) const {
  if (variable == "domain") return &domain_;
  if (variable == "host") return &host_;
  if (variable == "fqdn") return &fqdn_;
  return request_.values.find(variable);
}

bool DraftFields::append_value(const std::string& value, Property property,
                               std::string& out) {
  out += value;
  if (bytes_ + out.size() <= kMaxAppliedBytes) return true;
  is_full_ = true;
  refuse(property, "with the values of its variables " +
                       text::code(templates::info(property).name) +
                       " and those before it become more than " +
                       std::to_string(kMaxAppliedBytes >> 20U) + " MiB");
  return false;
}

std::optional<std::string> DraftFields::expand(Property property) {
  const json::Value value = record()[property];
  if (!value) {
    problems_.add(kInvalidTemplate, property,
                  text::code(templates::info(property).name) + " is missing");
    return std::nullopt;
  }
  if (value.is(json::Kind::integer)) return std::string(value.token());
  const std::size_t problems_before = problems_.size();
  const std::string_view text = value.string();
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('%', at), text.size());
    out += text.substr(at, open - at);
    if (open == text.size()) break;
    const std::size_t close = text.find('%', open + 1);
    if (close == std::string_view::npos) {
      out += text.substr(open);
      break;
    }
    const std::string_view name = text.substr(open + 1, close - open - 1);
    if (!templates::is_variable_name(name)) {
      // This % begins nothing; the next may (section 9.2).
      out += text.substr(open, close - open);
      at = close;
      continue;
    }
    at = close + 1;
    if (const std::string* given = value_of(name)) {
      if (!append_value(*given, property, out)) return std::nullopt;
    } else {
      problems_.add_missing_variable(property, name);
      if (problems_.size() >= kMaxProblems) break;
    }
  }
  bytes_ += out.size();
  if (problems_.size() > problems_before) return std::nullopt;
  return out;
}

std::optional<std::uint32_t> DraftFields::number(Property property,
                                                 std::uint32_t greatest) {
  const std::string_view written = record()[property].string();
  if (written.find('%') != std::string_view::npos) {
    // One variable and nothing else (section 6.2).
    const templates::Piece first = *templates::Pieces(written).begin();
    if (!first.is_variable || first.text.size() + 2 != written.size()) {
      refuse(property, text::code(templates::info(property).name) + " is " +
                           text::quote(written) +
                           "; it has to be a number, or one variable and "
                           "nothing else");
      return std::nullopt;
    }
  }
  const auto text = expand(property);
  if (!text) return std::nullopt;
  const auto value = small_whole_number(*text);
  if (value && *value >= 0 && *value <= greatest) {
    return static_cast<std::uint32_t>(*value);
  }
  refuse_value(property, *text,
               ", which is not a number from 0 to " + std::to_string(greatest));
  return std::nullopt;
}

}  // namespace dct::apply
