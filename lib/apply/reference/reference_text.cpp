// SPDX-License-Identifier: MIT

// The library works a text from the left: it finds a variable, replaces every
// place where that variable is in the whole text, before and after, and goes on
// behind where the first value ends. So a value is not searched at its first
// place, but its other copies are, and a value that came earlier and happens to
// hold the variable. Repeating this literally is the only way to get the same
// texts; as a value may hold its own variable twice, the text can double with
// each step, and so the bytes are counted.

#include "apply/reference/reference_text.hpp"

#include <dct/apply/apply.hpp>
#include <dct/text/ascii.hpp>

#include "apply/job_values.hpp"
#include "apply/reference/reference_number.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace dct::apply {
namespace {

constexpr std::size_t kMaxWork = kMaxAppliedBytes * 64;

std::string with_all_replaced(std::string_view text, std::string_view from,
                              std::string_view to) {
  std::string result;
  result.reserve(text.size() + to.size());
  std::size_t begin = 0;
  for (std::size_t at = text.find(from); at != std::string_view::npos;
       at = text.find(from, begin)) {
    result.append(text.substr(begin, at - begin)).append(to);
    begin = at + from.size();
  }
  return result.append(text.substr(begin));
}

/// Where a text of so many code points ends.
std::size_t bytes_of(std::string_view text, std::size_t code_points) {
  std::size_t at = 0;
  for (; code_points > 0 && at < text.size(); --code_points) {
    at = text::next_code_point(text, at);
  }
  return at;
}

/// The library counts characters, and what is before the variable may have
/// changed.
std::size_t place_after(std::string_view before, std::size_t open,
                        std::string_view value, std::string_view after) {
  if (after.substr(0, open) == before.substr(0, open)) {
    return open + value.size();
  }
  return bytes_of(after, text::count_code_points(before.substr(0, open)) +
                             text::count_code_points(value));
}

/// Whether this is one variable and nothing else.
bool is_variable(std::string_view text) {
  return text.size() > 2 && text.front() == '%' &&
         text.find('%', 1) == text.size() - 1;
}

}  // namespace

ReferenceText::ReferenceText(const ReferenceRequest& request,
                             ReferenceFaults& faults)
    : request_(request),
      faults_(faults),
      domain_(request.domain),
      host_(request.host),
      fqdn_(host_.empty() ? domain_ : host_ + "." + domain_) {}

const std::string* ReferenceText::value_of(std::string_view variable,
                                           std::string_view field) {
  if (variable == "domain") return &domain_;
  if (variable == "host") return &host_;
  if (variable == "fqdn") return &fqdn_;
  if (request_.values) {
    if (const std::string* value = request_.values->find(variable)) {
      return value;
    }
  }
  const json::Value odd = first_value(request_.odd_values[variable]);
  if (odd && !odd.is(json::Kind::null)) {
    faults_.add(kInvalidData, field,
                "the value of " +
                    text::code("%" + std::string(variable) + "%") +
                    " is not a string");
  } else {
    faults_.add_missing_variable(field, variable);
  }
  return nullptr;
}

bool ReferenceText::is_within_bounds(std::size_t bytes,
                                     std::string_view field) {
  work_ += bytes;
  if (bytes_ + bytes <= kMaxAppliedBytes && work_ <= kMaxWork) return true;
  faults_.add(kInvalidData, field,
              "with the values of its variables " + text::code(field) +
                  " and those before it become more than " +
                  std::to_string(kMaxAppliedBytes >> 20U) + " MiB");
  return false;
}

void ReferenceText::replace_variables(std::string& text,
                                      std::string_view field) {
  std::size_t at = 0;
  while (true) {
    if (!is_within_bounds(text.size(), field)) return;
    const std::size_t open = at < text.size() ? text.find('%', at) : text.npos;
    if (open == std::string::npos) return;
    const std::size_t close = text.find('%', open + 1);
    if (close == std::string::npos) {
      faults_.add(kInvalidTemplate, field,
                  text::code(field) + " becomes " + text::quote(text) +
                      "; a variable begins with % and does not end");
      return;
    }
    const std::string variable = text.substr(open, close + 1 - open);
    const std::string* value = value_of(
        std::string_view(variable).substr(1, variable.size() - 2), field);
    if (!value) return;
    std::string next = with_all_replaced(text, variable, *value);
    at = place_after(text, open, *value, next);
    text = std::move(next);
  }
}

std::string_view ReferenceText::written(std::string_view field) {
  const json::Value value = faults_.record()[field];
  if (value.is(json::Kind::string)) return value.string();
  faults_.add(kInvalidData, field,
              text::code(field) + (value ? " is not a string" : " is missing"));
  return {};
}

std::string ReferenceText::replaced(std::string_view field) {
  std::string text(written(field));
  if (faults_.any()) return {};
  replace_variables(text, field);
  if (faults_.any()) return {};
  bytes_ += text.size();
  return text;
}

std::string ReferenceText::number(std::string_view field) {
  const json::Value value = faults_.record()[field];
  std::string_view written;
  if (value.is(json::Kind::string)) {
    written = value.string();
  } else if (value.is(json::Kind::integer) || value.is(json::Kind::number)) {
    written = value.token();
  } else if (!value) {
    faults_.add(kInvalidData, field, text::code(field) + " is missing");
    return {};
  }
  if (auto number = reference_number(written, 10)) return *std::move(number);
  if (!is_variable(written)) {
    faults_.add(
        kInvalidData, field,
        text::code(field) + " is " +
            (value.is(json::Kind::string) ? text::quote(written)
                                          : text::shorten(value.token())) +
            "; it has to be a number, or one variable and nothing "
            "else");
    return {};
  }
  const std::string text = replaced(field);
  if (faults_.any()) return {};
  auto number = reference_number(text, 10);
  if (number) return *std::move(number);
  faults_.refuse(field, text, ", which is not a whole number");
  return {};
}

}  // namespace dct::apply
