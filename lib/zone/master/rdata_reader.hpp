// SPDX-License-Identifier: MIT
#pragma once

/// RDATA from its presentation form: what a type allows, and what the zone
/// keeps of it. Addresses and texts are read here, all else by ldns.

#include <dct/zone/zone.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "zone/master/master_lexer.hpp"

namespace dct::zone {

/// A type's mnemonic as the zone has it: "TYPE1" is "A", "type65280" is
/// "TYPE65280". Empty: there is no such type of records.
std::string type_name(std::string_view type);

class RdataReader {
 public:
  /// @param origin  for names without a final dot; none has one itself
  explicit RdataReader(std::string_view origin);
  ~RdataReader();

  /// Fills in `data` and the numbers of a record that has a type.
  /// @param tokens  those behind the type
  /// @returns       what is wrong with them; empty: nothing
  std::string read(std::span<const Token> tokens, Record& record);

 private:
  struct Ldns;

  std::string read_by_ldns(std::span<const Token> tokens, Record& record);

  std::string line_;
  std::unique_ptr<Ldns> ldns_;
};

/// The text of a TXT token, without quotation marks and escapes. Appends;
/// false: an escape is wrong.
bool append_text(Token token, std::string& out);

/// An IPv4 or an IPv6 address.
bool is_address_of(std::string_view type, std::string_view data);

}  // namespace dct::zone
