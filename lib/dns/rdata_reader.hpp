// SPDX-License-Identifier: MIT
#pragma once

/// RDATA from its presentation form in a master file: what a type allows, and
/// what a zone keeps of it. Addresses and texts are read here, everything else
/// by ldns.

#include <dct/diagnostic/problem.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "dns/rare_rdata.hpp"

namespace dct::dns {

/// RDATA as a zone keeps it.
struct Rdata {
  std::string data;  ///< as zone::ResourceRecord::data
  std::optional<std::uint16_t> priority{};
  std::optional<std::uint16_t> weight{};
  std::optional<std::uint16_t> port{};
};

class RdataReader {
 public:
  /// @param origin  for names without a final dot; none has one itself
  explicit RdataReader(std::string_view origin) : rare_(origin) {}

  /// @param type    as type_name() returns it
  /// @param tokens  those after the type, as written: quotation marks and
  ///                escapes are still there
  /// @param rdata   is overwritten
  /// @returns       what is wrong with them, as a clause
  std::optional<diagnostic::Problem> read(
      const std::string& type, std::span<const std::string_view> tokens,
      Rdata& rdata);

 private:
  std::optional<diagnostic::Problem> read_rare(
      const std::string& type, std::span<const std::string_view> tokens,
      Rdata& rdata);

  RareRdataParser rare_;
  std::string line_;    // reused
  RdataFields fields_;  // reused
};

}  // namespace dct::dns
