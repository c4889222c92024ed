// SPDX-License-Identifier: MIT
#include "vet/data_fields.hpp"

#include <dct/zone/master_file.hpp>

#include <algorithm>
#include <vector>

#include "vet/unifier.hpp"

namespace dct::vet {
namespace {

// What the template means: each variable is a word.
std::string with_words(const std::vector<Token>& tokens) {
  std::string text;
  for (const Token& token : tokens)
    text += token.is_variable ? "x" : token.text;
  return text;
}

// A TXT record is bytes, which the writer of zone files has to keep together.
bool is_read_back(const zone::ResourceRecord& record, std::string_view apex) {
  zone::Zone zone(apex);
  zone.add(record);
  const zone::ReadResult result =
      zone::read_master_file(zone::write_master_file(zone), "zone", apex);
  return result.zone.size() == 1 &&
         (*result.zone.records().begin()).data == record.data;
}

}  // namespace

DataFields data_fields(std::string_view data) {
  DataFields fields;
  bool quoted = false;
  bool inside = false;  // of a field
  for (std::size_t i = 0; i < data.size(); ++i) {
    const char c = data[i];
    if (c == '\n' || c == '\r' || (c == ';' && !quoted)) {
      fields.is_cut = true;
      return fields;
    }
    if (!quoted && (c == ' ' || c == '\t')) {
      inside = false;
      continue;
    }
    if (!inside) ++fields.count;
    inside = true;
    if (c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
      inside = quoted;
    }
  }
  fields.is_cut = quoted;
  return fields;
}

bool escapes(const templates::Record& record,
             const zone::ResourceRecord& applied, std::string_view apex) {
  if (record.is(templates::RecordType::txt)) {
    return !is_read_back(applied, apex);
  }
  const std::vector<Token> tokens = tokens_of(record.content().string(), {});
  // Of data that the caller gives as a whole, nothing is meant.
  if (tokens.size() < 2) return false;
  const DataFields meant = data_fields(with_words(tokens));
  const DataFields is = data_fields(applied.data);
  return !meant.is_cut && (is.is_cut || is.count != meant.count);
}

}  // namespace dct::vet
