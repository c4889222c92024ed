// SPDX-License-Identifier: MIT

// How data in presentation form becomes what a zone keeps. The types of nearly
// all records are read here: an address is checked and put in lower case, the
// strings of a TXT record are joined as bytes. The form `\# length hexadecimal`
// (RFC 3597) is checked here for every type, since ldns does not check it, and
// is kept as it is for a type that has no other form.
//
// Everything else is a line for ldns. Host names may have U-labels, which it
// does not know; they are converted before. When it refuses a type that is
// numbers and a name, the tokens are read once more to find the one that is
// wrong; valid data never pays for that.

#include "dns/rdata_reader.hpp"

#include <dct/dns/address.hpp>
#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "dns/a_labels.hpp"
#include "dns/rdata_text.hpp"
#include "text/quote.hpp"

namespace dct::dns {
namespace {

using diagnostic::Problem;
using Token = std::string_view;
using Tokens = std::span<const Token>;

Problem bad_data(std::string message) {
  return diagnostic::error("rdata-syntax", std::move(message));
}

// Types whose data is a name, perhaps after numbers. Their names are host
// names, which people write with their own letters.
bool has_target(std::string_view type) {
  static constexpr std::array<std::string_view, 6> kTypes = {
      "CNAME", "NS", "MX", "SRV", "PTR", "DNAME"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

std::optional<Problem> read_text(Tokens tokens, std::string& out) {
  std::size_t octets = 0;
  for (const Token token : tokens) {
    const std::size_t before = out.size();
    if (!append_unescaped(token, out)) {
      return bad_data(text::quote(token) +
                      " has a backslash that is followed by neither three "
                      "digits up to 255 nor a single character");
    }
    const std::size_t length = out.size() - before;
    if (length > kMaxString) {
      return bad_data("a string has " + std::to_string(length) +
                      " bytes; a string holds at most 255, and a longer text "
                      "takes several strings");
    }
    octets += length + 1;
  }
  if (octets > kMaxRdata) {
    return bad_data("the text has " + std::to_string(octets) +
                    " octets; a record has at most 65,535");
  }
  return std::nullopt;
}

// RFC 3597 section 5, of a type that has no other form.
std::optional<Problem> read_generic(Tokens tokens, std::string& out) {
  if (tokens.size() < 2 || tokens[0] != "\\#") {
    return bad_data(
        "data in the form of RFC 3597 is \\#, its length, and hexadecimal "
        "digits");
  }
  std::string hex;
  for (const Token token : tokens.subspan(2)) hex += text::to_lower(token);
  const bool is_hex = std::all_of(
      hex.begin(), hex.end(), [](char c) { return text::hex_value(c) >= 0; });
  const std::string length = std::to_string(hex.size() / 2);
  if (!is_hex || hex.size() % 2 != 0) {
    return bad_data("its data is not pairs of hexadecimal digits");
  }
  if (tokens[1] != length || hex.size() / 2 > kMaxRdata) {
    return bad_data("its length is given as " + text::quote(tokens[1]) +
                    ", but it has " + length + " octets, of at most 65,535");
  }
  out = "\\# " + length + (hex.empty() ? "" : " ") + hex;
  return std::nullopt;
}

std::optional<Problem> read_address(std::string_view type, Tokens tokens,
                                    std::string& out) {
  if (tokens.size() > 1) return bad_data("there is more than one address");
  const auto address = parse_address(tokens[0]);
  const bool is_ipv4 = type == "A";
  if (!address || (address->family == Family::ipv4) != is_ipv4) {
    return bad_data(text::quote(tokens[0]) + " is not an " +
                    (is_ipv4 ? "IPv4" : "IPv6") + " address");
  }
  out = text::to_lower(tokens[0]);
  return std::nullopt;
}

// ldns says no more than that a record is wrong; for types that are numbers and
// a name it is easy to see where.
std::optional<Problem> explain_target(std::string_view type, Tokens tokens) {
  const std::size_t numbers = type == "SRV" ? 3 : type == "MX" ? 1 : 0;
  for (std::size_t i = 0; i < std::min(numbers, tokens.size()); ++i) {
    const Token token = tokens[i];
    if (!text::is_all_digits(token) || token.size() > 5 ||
        std::stoul(std::string(token)) > 65535) {
      return bad_data(text::quote(token) + " is not a number from 0 to 65535");
    }
  }
  if (tokens.size() <= numbers) return bad_data("a field is missing");
  const auto name = absolute_name(tokens[numbers]);
  if (!name) {
    return bad_data(text::quote(tokens[numbers]) +
                    " is not a domain name: " + name.why());
  }
  if (tokens.size() <= numbers + 1) return std::nullopt;
  return bad_data("it has more fields than a record of this type");
}

}  // namespace

std::optional<Problem> RdataReader::read(const std::string& type, Tokens tokens,
                                         Rdata& rdata) {
  rdata.data.clear();
  rdata.priority.reset();
  rdata.weight.reset();
  rdata.port.reset();
  if (tokens.empty()) return bad_data("its data is missing");
  if (type.starts_with("TYPE")) return read_generic(tokens, rdata.data);
  if (tokens[0] == "\\#") {
    // ldns looks at neither the digits nor their number.
    std::string checked;
    if (auto problem = read_generic(tokens, checked)) return problem;
    return read_rare(type, std::array{Token(checked)}, rdata);
  }
  if (type == "TXT") return read_text(tokens, rdata.data);
  if (type == "A" || type == "AAAA") {
    return read_address(type, tokens, rdata.data);
  }
  return read_rare(type, tokens, rdata);
}

std::optional<Problem> RdataReader::read_rare(const std::string& type,
                                              Tokens tokens, Rdata& rdata) {
  constexpr std::size_t kLongestName = 1023;  // any longer is not a name
  const bool names_target = has_target(type);
  line_.clear();
  for (const Token& token : tokens) {
    if (token.starts_with('"') && !has_strings(type)) {
      return bad_data(
          text::quote(token) +
          " is in quotation marks, but records of this type have no strings");
    }
    std::string ascii;
    if (names_target && !text::is_ascii(token) &&
        token.size() <= kLongestName) {
      auto converted = to_a_labels(token);
      if (!converted) return converted.problems().front();
      ascii = *std::move(converted);
    }
    const std::string_view written = ascii.empty() ? token : ascii;
    // ldns drops the rest of the record at a bare \# that is not first.
    const bool is_guarded =
        &token != tokens.data() && written.starts_with("\\#");
    line_ += ' ';
    line_ += written.substr(is_guarded ? 1 : 0);
  }
  if (auto problem = rare_.parse(type, line_, fields_)) {
    auto better = names_target ? explain_target(type, tokens) : std::nullopt;
    return better ? better : problem;
  }
  std::swap(rdata.data, fields_.data);
  const std::size_t numbers = fields_.numbers.size();
  if (numbers > 0) rdata.priority = fields_.numbers[0];
  if (numbers > 1) rdata.weight = fields_.numbers[1];
  if (numbers > 2) rdata.port = fields_.numbers[2];
  return std::nullopt;
}

}  // namespace dct::dns
