// SPDX-License-Identifier: MIT
#include "zone/export/export_records.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>
#include <dct/zone/master_file.hpp>

#include <utility>
#include <vector>

#include "dns/type_registry.hpp"
#include "text/quote.hpp"
#include "zone/master/master_header.hpp"
#include "zone/master/master_lexer.hpp"
#include "zone/service_labels.hpp"

namespace dct::zone {
namespace {

// The tokens of one line of RDATA. False: it is more than one line, or a part
// of it would be a comment.
bool cut(std::string_view data, std::vector<Token>& tokens) {
  MasterLexer lexer(data);
  MasterEntry entry;
  if (!lexer.next(entry) || entry.problem || entry.tokens.empty()) return false;
  const Token last = entry.tokens.back();
  const auto end =
      static_cast<std::size_t>(last.data() + last.size() - data.data());
  if (!text::trim(data.substr(end)).empty()) return false;
  tokens = std::move(entry.tokens);
  return true;
}

}  // namespace

ExportRecords::ExportRecords(const json::Document& document, ReadResult& result)
    : result_(result), report_(document, result) {
  report_.report_problems();
}

void ExportRecords::error(json::Value at, std::string_view rule,
                          std::string message, std::string help) const {
  report_.error(at, rule, std::move(message), std::move(help));
}

bool ExportRecords::set_owner(json::Value at, std::string_view name) {
  std::string absolute(name);
  if (!dns::is_absolute(absolute)) absolute += '.';
  const std::string& apex = result_.zone.apex();
  auto owner = dns::owner_name(absolute, apex);
  if (!owner) {
    error(at, owner.problems().front().rule,
          text::quote(name) + " is not a name of this zone: " + owner.why(),
          "write a name at or below " + apex + ".");
    return false;
  }
  owner_ = *std::move(owner);
  return true;
}

void ExportRecords::set_ttl(json::Value at) {
  ttl_ = kDefaultTtl;
  if (!at) return;
  if (at.is(json::Kind::integer) && at.integer() >= 0 &&
      at.integer() <= static_cast<std::int64_t>(kMaxTtl)) {
    ttl_ = static_cast<std::uint32_t>(at.integer());
    return;
  }
  report_.warning(at, "ttl-syntax",
                  text::printable(at.token()) +
                      " is not a TTL; the default is used, " +
                      std::to_string(kDefaultTtl),
                  "write seconds, from 0 to 2147483647");
}

void ExportRecords::add(json::Value at, std::string_view type,
                        std::string_view data) {
  const std::string name = dns::type_name(type);
  if (name.empty()) {
    error(at, "type-unknown", text::quote(type) + " is not a record type",
          "write a type of DNS, as in \"A\"");
    return;
  }
  std::vector<Token> tokens;
  if (!cut(data, tokens)) {
    error(at, "rdata-syntax",
          text::quote(data) + " is not one record's data in presentation form",
          "put a text into quotation marks");
    return;
  }
  if (const auto problem = reader_.read(name, tokens, rdata_)) {
    error(at, problem->rule,
          "the data of this " + name +
              " record is not valid: " + problem->message,
          problem->help);
    return;
  }
  add_record(name, rdata_.data);
}

void ExportRecords::add_text(json::Value, std::string text) {
  rdata_ = {.data = std::move(text)};
  add_record("TXT", rdata_.data);
}

void ExportRecords::add_alias(json::Value at, std::string_view target) {
  std::string absolute(target);
  if (!dns::is_absolute(absolute)) absolute += '.';
  auto name = dns::absolute_name(absolute);
  if (!name) {
    error(at, "alias-syntax",
          text::quote(target) + " is not a valid name: " + name.why());
    return;
  }
  rdata_ = {.data = *std::move(name)};
  add_record("APEXCNAME", rdata_.data);
}

void ExportRecords::add_record(std::string_view type, std::string_view data) {
  RecordView record;
  record.owner = owner_;
  record.type = type;
  record.ttl = ttl_;
  record.data = data;
  record.priority = rdata_.priority;
  record.weight = rdata_.weight;
  record.port = rdata_.port;
  if (record.type == "SRV") split_service(record);
  result_.zone.add(record);
}

}  // namespace dct::zone
