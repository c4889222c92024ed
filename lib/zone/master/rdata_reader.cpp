// SPDX-License-Identifier: MIT
#include "zone/master/rdata_reader.hpp"

#include <ldns/ldns.h>
#include <dct/dns/address.hpp>

#include <algorithm>
#include <array>

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>
#include "dns/names.hpp"
#include "text/quote.hpp"

namespace dct::zone {
namespace {

constexpr std::size_t kMaxString = 255;
constexpr std::size_t kMaxRdata = 65535;
/// The parser's buffers are as large as a message, and it cuts what is longer.
constexpr std::size_t kMaxLdnsText = 65000;

using Rr = std::unique_ptr<ldns_rr, decltype(&ldns_rr_free)>;

using text::is_digit;

const ldns_rr_descriptor* descriptor_of(ldns_rr_type type) {
  return ldns_rr_descript(static_cast<std::uint16_t>(type));
}

std::string_view name_of(ldns_rr_type type) {
  // Three types are not read by name, only by number: the parser asks the
  // system for the services of WKS, and leaks memory on a wrong IPSECKEY or
  // CERT.
  if (type == LDNS_RR_TYPE_WKS || type == LDNS_RR_TYPE_IPSECKEY ||
      type == LDNS_RR_TYPE_CERT) {
    return "";
  }
  const ldns_rr_descriptor* known = descriptor_of(type);
  return known && known->_type == type && known->_name ? known->_name : "";
}

std::string text_of(const ldns_rdf* rdf) {
  return dns::name_text({ldns_rdf_data(rdf), ldns_rdf_size(rdf)});
}

// Types whose data is a name, perhaps behind numbers. Their names are host
// names, which people write with their own letters.
bool has_target(std::string_view type) {
  static constexpr std::array<std::string_view, 6> kTypes = {
      "CNAME", "NS", "MX", "SRV", "PTR", "DNAME"};
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

// In every other type the parser takes a quotation mark for a letter, and cuts
// what follows where it likes.
bool has_strings(const std::string& type) {
  const ldns_rr_descriptor* known =
      descriptor_of(ldns_get_rr_type_by_name(type.c_str()));
  constexpr std::size_t kMostFields = 16;
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

std::string read_text(std::span<const Token> tokens, std::string& out) {
  std::size_t octets = 0;
  for (const Token token : tokens) {
    const std::size_t before = out.size();
    if (!append_text(token, out)) {
      return text::quote(token) +
             " has a backslash without three digits up to 255, or a character, "
             "behind it";
    }
    const std::size_t length = out.size() - before;
    if (length > kMaxString) {
      return "a string of " + std::to_string(length) +
             " bytes; at most 255 fit into one, and longer texts are several "
             "strings";
    }
    octets += length + 1;
  }
  if (octets > kMaxRdata) {
    return "the text has " + std::to_string(octets) +
           " octets; a record has at most 65,535";
  }
  return {};
}

// RFC 3597 section 5, of a type that has no other form.
std::string read_generic(std::span<const Token> tokens, std::string& out) {
  if (tokens.size() < 2 || tokens[0] != "\\#") {
    return "data in the form of RFC 3597 is \\#, its length, and "
           "hexadecimal digits";
  }
  std::string hex;
  for (const Token token : tokens.subspan(2)) hex += text::to_lower(token);
  const bool is_hex =
      hex.find_first_not_of(text::kHexDigits) == std::string::npos;
  const std::string length = std::to_string(hex.size() / 2);
  if (!is_hex || hex.size() % 2 != 0) {
    return "its data is no pairs of hexadecimal digits";
  }
  if (tokens[1] != length || hex.size() / 2 > kMaxRdata) {
    return "its length is given as " + text::quote(tokens[1]) +
           ", but it has " + length + " octets, of at most 65535";
  }
  out = "\\# " + length + (hex.empty() ? "" : " ") + hex;
  return {};
}

// The library's parser is right for strings in quotation marks, but drops the
// rest of the record at a bare \# that is not the first token.
void append_guarded(Token token, bool is_first, std::string& line) {
  line += ' ';
  line += !is_first && token.starts_with("\\#") ? token.substr(1) : token;
}

// Its parser says no more than that a record is wrong; of types that are
// numbers and a name it is soon seen where.
std::string explain_target(std::string_view type,
                           std::span<const Token> tokens) {
  const std::size_t numbers = type == "SRV" ? 3 : type == "MX" ? 1 : 0;
  for (std::size_t i = 0; i < std::min(numbers, tokens.size()); ++i) {
    const Token token = tokens[i];
    const bool digits = std::all_of(token.begin(), token.end(), is_digit);
    if (!digits || token.size() > 5 || std::stoul(std::string(token)) > 65535) {
      return text::quote(token) + " is no number from 0 to 65535";
    }
  }
  if (tokens.size() <= numbers) return "something is missing";
  std::string why;
  if (!dns::absolute_name(tokens[numbers], why)) {
    return text::quote(tokens[numbers]) + " is no domain name: " + why;
  }
  return tokens.size() > numbers + 1
             ? "there is more than a record of the type has"
             : std::string();
}

// In our words what its status says in its own.
std::string explain(ldns_status status, std::string_view type) {
  switch (status) {
    case LDNS_STATUS_SYNTAX_MISSING_VALUE_ERR:
      return "something is missing";
    case LDNS_STATUS_SYNTAX_SUPERFLUOUS_TEXT_ERR:
      return "there is more than a record of the type has";
    case LDNS_STATUS_SYNTAX_DNAME_ERR:
    case LDNS_STATUS_SYNTAX_BAD_ESCAPE:
    case LDNS_STATUS_LABEL_OVERFLOW:
    case LDNS_STATUS_DOMAINNAME_OVERFLOW:
    case LDNS_STATUS_EMPTY_LABEL:
    case LDNS_STATUS_INVALID_STR:
      return "a name in it is no domain name";
    case LDNS_STATUS_SYNTAX_INTEGER_OVERFLOW:
    case LDNS_STATUS_INVALID_INT:
      return "a number in it is none, or too large";
    case LDNS_STATUS_INVALID_IP4:
      return "it is no IPv4 address";
    case LDNS_STATUS_INVALID_IP6:
      return "it is no IPv6 address";
    case LDNS_STATUS_INVALID_B64:
    case LDNS_STATUS_INVALID_B32_EXT:
      return "the base64 in it is broken";
    case LDNS_STATUS_INVALID_HEX:
      return "the hexadecimal digits in it are broken";
    default:
      return "it is not what a record of the type " + std::string(type) +
             " has";
  }
}

}  // namespace

struct RdataReader::Ldns {
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

std::string type_name(std::string_view type) {
  if (type.empty() || type.size() > 20) return {};
  const std::string upper = text::to_upper(type);
  constexpr std::string_view kGeneric = "TYPE";
  if (upper.size() > kGeneric.size() && upper.starts_with(kGeneric) &&
      std::all_of(upper.begin() + kGeneric.size(), upper.end(), is_digit)) {
    const unsigned long number =
        upper.size() > 9 ? 65536UL : std::stoul(upper.substr(4));
    if (number == 0 || number > 65535) return {};
    const std::string_view known = name_of(static_cast<ldns_rr_type>(number));
    return known.empty() ? "TYPE" + std::to_string(number) : std::string(known);
  }
  const ldns_rr_type number = ldns_get_rr_type_by_name(upper.c_str());
  // 128 to 255 ask questions, and OPT belongs to a message (RFC 6895).
  if (number == 0 || (number >= 128 && number <= 255) ||
      number == LDNS_RR_TYPE_OPT) {
    return {};
  }
  return std::string(name_of(number));
}

bool append_text(Token token, std::string& out) {
  if (token.starts_with('"')) token.remove_prefix(1);
  for (std::size_t i = 0; i < token.size(); ++i) {
    const char c = token[i];
    if (c == '"' && i + 1 == token.size()) break;
    if (c != '\\') {
      out += c;
      continue;
    }
    if (++i == token.size()) return false;
    if (!is_digit(token[i])) {
      out += token[i];
      continue;
    }
    if (i + 2 >= token.size() || !is_digit(token[i + 1]) ||
        !is_digit(token[i + 2])) {
      return false;
    }
    const int code =
        (token[i] - '0') * 100 + (token[i + 1] - '0') * 10 + token[i + 2] - '0';
    if (code > 255) return false;
    out += static_cast<char>(code);
    i += 2;
  }
  return true;
}

bool is_address_of(std::string_view type, std::string_view data) {
  const auto address = dns::parse_address(data);
  return address && address->family ==
                        (type == "A" ? dns::Family::ipv4 : dns::Family::ipv6);
}

RdataReader::RdataReader(std::string_view origin)
    : ldns_(std::make_unique<Ldns>()) {
  ldns_->origin = ldns_dname_new_frm_str((std::string(origin) + ".").c_str());
}

RdataReader::~RdataReader() = default;

std::string RdataReader::read(std::span<const Token> tokens, Record& record) {
  const bool is_generic = !tokens.empty() && tokens[0] == "\\#";
  if (tokens.empty()) return "its data is missing";
  if (record.type.starts_with("TYPE")) {
    return read_generic(tokens, record.data);
  }
  if (is_generic) {
    // The library's parser looks at neither the digits nor their number.
    std::string checked;
    std::string wrong = read_generic(tokens, checked);
    if (!wrong.empty()) return wrong;
    return read_by_ldns(std::array{Token(checked)}, record);
  }
  if (record.type == "TXT") return read_text(tokens, record.data);
  if (record.type != "A" && record.type != "AAAA") {
    return read_by_ldns(tokens, record);
  }
  if (tokens.size() > 1) return "there is more than one address";
  if (!is_address_of(record.type, tokens[0])) {
    return text::quote(tokens[0]) + " is no " +
           (record.type == "A" ? "IPv4" : "IPv6") + " address";
  }
  record.data = text::to_lower(tokens[0]);
  return {};
}

std::string RdataReader::read_by_ldns(std::span<const Token> tokens,
                                      Record& record) {
  line_ = ". 0 IN " + record.type;
  const std::size_t header = line_.size();
  std::string why;
  for (const Token& token : tokens) {
    if (token.starts_with('"') && !has_strings(record.type)) {
      return text::quote(token) +
             " stands in quotation marks, and the type has no strings";
    }
    if (has_target(record.type) && !text::is_ascii(token) &&
        token.size() < 1024) {
      const auto ascii = dns::to_a_labels(token, why);
      if (!ascii) return why;
      append_guarded(*ascii, false, line_);
    } else {
      append_guarded(token, &token == tokens.data(), line_);
    }
  }
  if (line_.size() - header > kMaxLdnsText) {
    return "it is longer than 65,000 characters";
  }
  ldns_rr* parsed = nullptr;
  const ldns_status status =
      ldns_rr_new_frm_str(&parsed, line_.c_str(), 0, ldns_->origin, nullptr);
  const Rr rr(parsed, ldns_rr_free);
  if (status != LDNS_STATUS_OK) {
    why = has_target(record.type) ? explain_target(record.type, tokens)
                                  : std::string();
    return why.empty() ? explain(status, record.type) : why;
  }
  const std::size_t fields = ldns_rr_rd_count(rr.get());
  const ldns_rr_descriptor* known = descriptor_of(ldns_rr_get_type(rr.get()));
  if (known && fields < ldns_rr_descriptor_minimum(known)) {
    return "something is missing";
  }
  const auto number = [&rr](std::size_t i) {
    return ldns_rdf2native_int16(ldns_rr_rdf(rr.get(), i));
  };
  const ldns_rdf* last = fields ? ldns_rr_rdf(rr.get(), fields - 1) : nullptr;
  switch (ldns_rr_get_type(rr.get())) {
    case LDNS_RR_TYPE_CNAME:
    case LDNS_RR_TYPE_NS:
      record.data = text_of(last);
      break;
    case LDNS_RR_TYPE_MX:
      record.priority = number(0);
      record.data = text_of(last);
      break;
    case LDNS_RR_TYPE_SRV:
      record.priority = number(0);
      record.weight = number(1);
      record.port = number(2);
      record.data = text_of(last);
      break;
    case LDNS_RR_TYPE_TXT:
      for (std::size_t i = 0; i < fields; ++i) {
        const ldns_rdf* string = ldns_rr_rdf(rr.get(), i);
        record.data.append(
            reinterpret_cast<const char*>(ldns_rdf_data(string)) + 1,
            ldns_rdf_size(string) - 1);
      }
      break;
    default:
      record.data = ldns_->presentation(*rr);
  }
  return {};
}

}  // namespace dct::zone
