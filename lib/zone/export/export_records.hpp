// SPDX-License-Identifier: MIT
#pragma once

/// Records of another program's export, added to a zone one by one: names and
/// data are in presentation form, each value is a place in a document.

#include <dct/json/document.hpp>
#include <dct/zone/read_result.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dns/rdata_reader.hpp"
#include "zone/json/record_reader.hpp"

namespace dct::zone {

class ExportRecords {
 public:
  ExportRecords(const json::Document& document, ReadResult& result);

  /// Where the records that follow are. A name that is not in the zone is
  /// reported.
  /// @param name  absolute, with or without its final dot; A-labels or U-labels
  bool set_owner(json::Value at, std::string_view name);
  void set_ttl(json::Value at);

  /// @param data  RDATA in presentation form, as in a master file
  void add(json::Value at, std::string_view type, std::string_view data);
  /// A TXT record of these bytes.
  void add_text(json::Value at, std::string text);
  /// A name that the provider resolves itself whenever it is asked.
  void add_alias(json::Value at, std::string_view target);

  void error(json::Value at, std::string_view rule, std::string message,
             std::string help = {}) const;

 private:
  void add_record(std::string_view type, std::string_view data);

  ReadResult& result_;
  RecordReader report_;
  dns::RdataReader reader_{""};
  std::string owner_;
  std::optional<std::uint32_t> ttl_;
  dns::Rdata rdata_;  // reused
};

}  // namespace dct::zone
