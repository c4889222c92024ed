// SPDX-License-Identifier: MIT
#pragma once

/// The types of records that have fields of their own, and their RDATA: what
/// ldns knows of them. This and wire_name.cpp are the only doors to ldns.

#include <dct/diagnostic/problem.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::dns {

/// Empty: a type that can only be written by number.
std::string_view mnemonic_of(std::uint16_t type);
/// 0: there is no such type.
std::uint16_t number_of(const std::string& mnemonic);

/// Whether the type has strings. In the data of any other the parser takes a
/// quotation mark for a letter, and cuts what follows where it likes.
bool has_strings(const std::string& type);

/// RDATA that has been parsed: the fields of the types that a zone takes apart,
/// or the presentation form of all of it.
struct RdataFields {
  std::vector<std::uint16_t> numbers;  ///< MX: 1, SRV: 3
  std::string data;                    ///< as zone::ResourceRecord::data
};

class RareRdataParser {
 public:
  /// @param origin  for names without a final dot; none has one itself
  explicit RareRdataParser(std::string_view origin);
  ~RareRdataParser();

  /// @param type  as type_name() returns it
  /// @param data  tokens of a master file, a space before each
  /// @returns     what is wrong with the data, as a clause
  std::optional<diagnostic::Problem> parse(const std::string& type,
                                           std::string_view data,
                                           RdataFields& fields);

 private:
  struct Ldns;

  std::string line_;  // reused
  std::unique_ptr<Ldns> ldns_;
};

/// Why a text is not data of a type in presentation form, as a clause; nothing
/// when it is, or when ldns does not know the type.
std::optional<diagnostic::Problem> check_rdata(std::string_view type,
                                               std::string_view data);

}  // namespace dct::dns
