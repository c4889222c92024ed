// SPDX-License-Identifier: MIT

// A record is written as a line if that line reads back as the same record, and
// this is tried: its RDATA is cut by the lexer and read by the reader of master
// files. No list of rules would be as certain, because the data of a zone that
// was read from JSON was never checked; it may hold a line break, a comment, or
// a name where an address should be. A record that does not read back is
// written into a comment as JSON, which the reader of master files knows and
// other programs ignore. Members that are not DNS follow their record in a
// comment of the same kind.

#include "zone/master/master_writer.hpp"

#include <dct/zone/master_file.hpp>

#include <algorithm>
#include <vector>

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>
#include "dns/rdata_reader.hpp"
#include "dns/rdata_text.hpp"
#include "dns/type_registry.hpp"
#include "zone/json/record_writer.hpp"
#include "zone/master/master_lexer.hpp"

namespace dct::zone {
namespace {

// The tokens of data that is one entry of a master file and nothing else,
// without a line break, comment or parenthesis.
bool cut(std::string_view data, MasterLexer& lexer, MasterEntry& entry) {
  if (data.empty() || data.find_first_of("\n\r") != std::string_view::npos) {
    return false;
  }
  if (!lexer.next(entry) || entry.problem || !entry.note.empty()) {
    return false;
  }
  // Between the tokens and after them there is only white space.
  const char* at = data.data();
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  for (const Token token : entry.tokens) {
    if (!std::all_of(at, token.data(), is_space)) return false;
    at = token.data() + token.size();
  }
  return std::all_of(at, data.data() + data.size(), is_space);
}

std::string_view without_final_dot(std::string_view name) {
  if (name.size() > 1 && dns::is_absolute(name)) name.remove_suffix(1);
  return name;
}

class MasterWriter {
 public:
  explicit MasterWriter(const Zone& zone) : zone_(zone), reader_(zone.apex()) {}

  std::string write() {
    out_ = "$ORIGIN " + zone_.apex() + ".\n";
    for (const RecordView& record : zone_.records()) {
      if (!append_rdata(record)) {
        out_ += ";dct: ";
        append_record_json(out_, record);
        out_ += '\n';
        continue;
      }
      append_owner(record);
      out_ += '\t' + std::to_string(record.ttl.value_or(kDefaultTtl)) +
              "\tIN\t" + std::string(record.type) + '\t' + rdata_;
      if (has_extras(record)) {
        out_ += " ;dct: ";
        append_extras_json(out_, record);
      }
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  // The presentation form of a record's RDATA, into rdata_. False: there is
  // none, or it would read back as other data.
  bool append_rdata(const RecordView& record) {
    rdata_.clear();
    const bool is_srv = record.type == "SRV";
    if (!is_srv && !(record.service.empty() && record.protocol.empty() &&
                     !record.weight && !record.port)) {
      return false;
    }
    if (record.type != "MX" && !is_srv && record.priority) return false;
    if (record.type == "TXT") return append_text_strings(record.data);
    type_ = dns::type_name(record.type);
    const bool by_number =
        record.type.starts_with("TYPE") && record.data.starts_with("\\# ");
    if (type_.empty() || (type_ != record.type && !by_number)) {
      return false;
    }
    if (record.type == "MX" || is_srv) {
      if (!record.priority || (is_srv && !append_srv(record))) return false;
      rdata_ = std::to_string(*record.priority) + ' ' + rdata_;
    }
    rdata_ += record.data;
    if (is_name(record.type) && record.data != dns::kApex &&
        !dns::is_absolute(record.data)) {
      rdata_ += '.';
    }
    return reads_back(record);
  }

  // Both labels or none; a text that is not a label cannot be in an owner.
  bool append_srv(const RecordView& record) {
    if (!record.weight || !record.port) return false;
    service_ = service_label(record.service);
    protocol_ = service_label(record.protocol);
    const bool labels = !record.service.empty() || !record.protocol.empty();
    if (labels && (service_.empty() || protocol_.empty())) return false;
    rdata_ = std::to_string(*record.weight) + ' ' +
             std::to_string(*record.port) + ' ';
    return true;
  }

  // "_tcp" of "_tcp" or "TCP"; empty if it is not such a label.
  static std::string service_label(std::string_view label) {
    std::string result = label.starts_with('_') ? "" : "_";
    result += text::to_lower(label);
    const bool valid =
        result.size() > 1 && result.size() <= 63 &&
        std::all_of(result.begin() + 1, result.end(), [](char c) {
          return text::is_lower(c) || text::is_digit(c) || c == '-';
        });
    return valid ? result : std::string();
  }

  bool append_text_strings(std::string_view text) {
    // Each string costs an octet for its length.
    constexpr std::size_t kMaxText =
        dns::kMaxRdata - dns::kMaxRdata / (dns::kMaxString + 1) - 1;
    if (text.size() > kMaxText) return false;
    dns::append_quoted(text, rdata_);
    return true;
  }

  static bool is_name(std::string_view type) {
    return type == "CNAME" || type == "NS" || type == "MX" || type == "SRV";
  }

  bool reads_back(const RecordView& record) {
    MasterLexer lexer(rdata_);
    if (!cut(rdata_, lexer, entry_)) return false;
    if (reader_.read(type_, entry_.tokens, read_)) return false;
    return !is_name(record.type) || record.data == dns::kApex ||
           read_.data == without_final_dot(record.data);
  }

  void append_owner(const RecordView& record) {
    if (record.service.empty()) {
      out_ += record.owner;
      return;
    }
    out_ += service_ + '.' + protocol_;
    if (record.owner == dns::kApex) return;
    out_ += '.';
    out_ += record.owner;
  }

  const Zone& zone_;
  dns::RdataReader reader_;
  std::string out_;
  std::string rdata_;
  std::string service_;
  std::string protocol_;
  MasterEntry entry_;
  std::string type_;
  dns::Rdata read_;
};

}  // namespace

std::string write_master(const Zone& zone) {
  return MasterWriter(zone).write();
}

}  // namespace dct::zone
