// SPDX-License-Identifier: MIT

// What ldns does here, and where it needs help. It parses a line of a master
// file with one record, and writes each field as its type presents it. Its
// parser is lenient where a zone must not be: it continues when fields are
// missing, takes a number modulo the size of its field, cuts texts that are
// longer than a message, reads a quotation mark as a letter in types without
// strings, and drops the rest after a bare \#. Each of these is checked before
// or after, here or in rdata_reader.cpp. Three types are not read by name at
// all, see mnemonic_of().
//
// Its messages speak of its own grammar; they are replaced by ours. It does not
// tell which field is wrong.

#include "dns/rare_rdata.hpp"

#include <ldns/ldns.h>
#include <dct/text/ascii.hpp>

#include <algorithm>

#include "dns/wire_name.hpp"
#include "text/quote.hpp"

namespace dct::dns {
namespace {

using diagnostic::Problem;
using Rr = std::unique_ptr<ldns_rr, decltype(&ldns_rr_free)>;

/// The parser's buffers are as large as a message, and it cuts longer texts.
constexpr std::size_t kMaxText = 65000;

const ldns_rr_descriptor* descriptor_of(ldns_rr_type type) {
  return ldns_rr_descript(static_cast<std::uint16_t>(type));
}

Problem bad_data(std::string message) {
  return diagnostic::error("rdata-syntax", std::move(message));
}

Problem missing_field() { return bad_data("a field is missing"); }

// In our words what its status says in its own.
Problem explain(ldns_status status, std::string_view type) {
  switch (status) {
    case LDNS_STATUS_SYNTAX_MISSING_VALUE_ERR:
      return missing_field();
    case LDNS_STATUS_SYNTAX_SUPERFLUOUS_TEXT_ERR:
      return bad_data("it has more fields than a record of this type");
    case LDNS_STATUS_SYNTAX_DNAME_ERR:
    case LDNS_STATUS_SYNTAX_BAD_ESCAPE:
    case LDNS_STATUS_LABEL_OVERFLOW:
    case LDNS_STATUS_DOMAINNAME_OVERFLOW:
    case LDNS_STATUS_EMPTY_LABEL:
    case LDNS_STATUS_INVALID_STR:
      return bad_data("a name in it is not a domain name");
    case LDNS_STATUS_SYNTAX_INTEGER_OVERFLOW:
    case LDNS_STATUS_INVALID_INT:
      return bad_data("a number in it is not valid, or too large");
    case LDNS_STATUS_INVALID_IP4:
      return bad_data("it is not an IPv4 address");
    case LDNS_STATUS_INVALID_IP6:
      return bad_data("it is not an IPv6 address");
    case LDNS_STATUS_INVALID_B64:
    case LDNS_STATUS_INVALID_B32_EXT:
      return bad_data("its base64 is not valid");
    case LDNS_STATUS_INVALID_HEX:
      return bad_data("its hexadecimal digits are not valid");
    default:
      return bad_data("it is not valid for a record of type " +
                      std::string(type));
  }
}

std::uint64_t largest_of(ldns_rdf_type field) {
  switch (field) {
    case LDNS_RDF_TYPE_INT8:
    case LDNS_RDF_TYPE_ALG:
      return 0xFF;
    case LDNS_RDF_TYPE_INT16:
      return 0xFFFF;
    case LDNS_RDF_TYPE_INT32:
      return 0xFFFFFFFF;
    default:
      return 0;
  }
}

std::string_view take_token(std::string_view& data) {
  const std::size_t begin = std::min(data.find_first_not_of(' '), data.size());
  const bool quoted = begin < data.size() && data[begin] == '"';
  const std::size_t end =
      quoted ? data.find('"', begin + 1) : data.find(' ', begin);
  const std::string_view token = data.substr(begin, end - begin);
  data.remove_prefix(std::min(end, data.size() - 1) + 1);
  return token;
}

// The parser takes a number that is too large for its field modulo its size.
std::optional<Problem> check_numbers(const ldns_rr_descriptor& type,
                                     std::string_view data) {
  for (std::size_t i = 0; i < ldns_rr_descriptor_minimum(&type); ++i) {
    if (data.empty()) return std::nullopt;
    const std::string_view token = take_token(data);
    const std::uint64_t largest =
        largest_of(ldns_rr_descriptor_field_type(&type, i));
    if (largest == 0 || !text::is_all_digits(token)) continue;
    const std::string_view digits =
        token.substr(std::min(token.find_first_not_of('0'), token.size()));
    if (digits.size() > 10 ||
        (!digits.empty() && std::stoull(std::string(digits)) > largest)) {
      return bad_data(text::quote(token) + " is not a number from 0 to " +
                      std::to_string(largest));
    }
  }
  return std::nullopt;
}

struct ParsedRecord {
  Rr rr{nullptr, ldns_rr_free};
  ldns_status status = LDNS_STATUS_ERR;
};

ParsedRecord parse_line(const std::string& line, const ldns_rdf* origin) {
  ldns_rr* rr = nullptr;
  ParsedRecord parsed;
  parsed.status = ldns_rr_new_frm_str(&rr, line.c_str(), 0, origin, nullptr);
  parsed.rr.reset(rr);
  return parsed;
}

// The parser goes on when fields are missing.
bool is_incomplete(const ldns_rr& rr, const ldns_rr_descriptor& type) {
  return ldns_rr_rd_count(&rr) < ldns_rr_descriptor_minimum(&type);
}

std::string joined_strings(const ldns_rr& rr) {
  std::string text;
  for (std::size_t i = 0; i < ldns_rr_rd_count(&rr); ++i) {
    const ldns_rdf* string = ldns_rr_rdf(&rr, i);
    text.append(reinterpret_cast<const char*>(ldns_rdf_data(string)) + 1,
                ldns_rdf_size(string) - 1);
  }
  return text;
}

}  // namespace

std::string_view mnemonic_of(std::uint16_t type) {
  // Three types are read by number only: the parser asks the system for the
  // services of WKS, and leaks memory on a wrong IPSECKEY or CERT.
  if (type == LDNS_RR_TYPE_WKS || type == LDNS_RR_TYPE_IPSECKEY ||
      type == LDNS_RR_TYPE_CERT) {
    return "";
  }
  const ldns_rr_descriptor* known = ldns_rr_descript(type);
  return known && known->_type == type && known->_name ? known->_name : "";
}

std::uint16_t number_of(const std::string& mnemonic) {
  return static_cast<std::uint16_t>(ldns_get_rr_type_by_name(mnemonic.c_str()));
}

bool has_strings(const std::string& type) {
  constexpr std::size_t kMostFields = 16;
  const ldns_rr_descriptor* known = ldns_rr_descript(number_of(type));
  const std::size_t fields =
      known ? std::min(ldns_rr_descriptor_maximum(known), kMostFields) : 0;
  for (std::size_t i = 0; i < fields; ++i) {
    const ldns_rdf_type field = ldns_rr_descriptor_field_type(known, i);
    if (field == LDNS_RDF_TYPE_STR || field == LDNS_RDF_TYPE_LONG_STR ||
        field == LDNS_RDF_TYPE_SVCPARAMS) {
      return true;
    }
  }
  return false;
}

struct RareRdataParser::Ldns {
  ldns_rdf* origin = nullptr;
  ldns_buffer* buffer = ldns_buffer_new(512);

  Ldns() = default;
  Ldns(const Ldns&) = delete;
  Ldns& operator=(const Ldns&) = delete;
  ~Ldns() {
    ldns_rdf_deep_free(origin);
    ldns_buffer_free(buffer);
  }

  // The fields as the type presents them, between spaces.
  std::string presentation(const ldns_rr& rr) const {
    ldns_buffer_clear(buffer);
    for (std::size_t i = 0; i < ldns_rr_rd_count(&rr); ++i) {
      if (i > 0) ldns_buffer_printf(buffer, " ");
      ldns_rdf2buffer_str(buffer, ldns_rr_rdf(&rr, i));
      // Lists end with a space.
      while (ldns_buffer_position(buffer) > 0 &&
             *ldns_buffer_at(buffer, ldns_buffer_position(buffer) - 1) == ' ') {
        ldns_buffer_skip(buffer, -1);
      }
    }
    return {reinterpret_cast<const char*>(ldns_buffer_begin(buffer)),
            ldns_buffer_position(buffer)};
  }
};

RareRdataParser::RareRdataParser(std::string_view origin)
    : ldns_(std::make_unique<Ldns>()) {
  ldns_->origin = ldns_dname_new_frm_str((std::string(origin) + ".").c_str());
}

RareRdataParser::~RareRdataParser() = default;

std::optional<Problem> RareRdataParser::parse(const std::string& type,
                                              std::string_view data,
                                              RdataFields& fields) {
  if (data.size() > kMaxText) {
    return bad_data("it is longer than 65,000 characters");
  }
  line_.assign(". 0 IN ").append(type).append(data);
  const ParsedRecord parsed = parse_line(line_, ldns_->origin);
  if (parsed.status != LDNS_STATUS_OK) return explain(parsed.status, type);
  const ldns_rr& rr = *parsed.rr;
  const ldns_rr_type number = ldns_rr_get_type(&rr);
  if (const ldns_rr_descriptor* known = descriptor_of(number)) {
    if (is_incomplete(rr, *known)) return missing_field();
    if (auto problem = check_numbers(*known, data)) return problem;
  }

  fields.numbers.clear();
  const std::size_t count = ldns_rr_rd_count(&rr);
  const auto read_numbers_and_name = [&](std::size_t numbers) {
    for (std::size_t i = 0; i < numbers; ++i) {
      fields.numbers.push_back(ldns_rdf2native_int16(ldns_rr_rdf(&rr, i)));
    }
    const ldns_rdf* name = ldns_rr_rdf(&rr, count - 1);
    fields.data = name_text({ldns_rdf_data(name), ldns_rdf_size(name)});
  };
  switch (number) {
    case LDNS_RR_TYPE_CNAME:
    case LDNS_RR_TYPE_NS:
      read_numbers_and_name(0);
      break;
    case LDNS_RR_TYPE_MX:
      read_numbers_and_name(1);
      break;
    case LDNS_RR_TYPE_SRV:
      read_numbers_and_name(3);
      break;
    case LDNS_RR_TYPE_TXT:
      fields.data = joined_strings(rr);
      break;
    default:
      fields.data = ldns_->presentation(rr);
  }
  return std::nullopt;
}

std::optional<Problem> check_rdata(std::string_view type,
                                   std::string_view data) {
  const std::string name(type);
  const std::uint16_t number = number_of(name);
  const ldns_rr_descriptor* known = ldns_rr_descript(number);
  const bool numbered = type.starts_with("TYPE");
  if (number == 0 || (!numbered && (!known || known->_type != number))) {
    return std::nullopt;
  }
  // A line break would begin another record.
  if (data.find_first_of("\r\n\0", 0, 3) != std::string_view::npos) {
    return bad_data("it has a line break");
  }
  const ParsedRecord parsed =
      parse_line("x. 3600 IN " + name + " " + std::string(data), nullptr);
  if (parsed.status != LDNS_STATUS_OK) return explain(parsed.status, type);
  if (numbered || !known || !parsed.rr) return std::nullopt;
  if (is_incomplete(*parsed.rr, *known)) return missing_field();
  return check_numbers(*known, data);
}

}  // namespace dct::dns
