// SPDX-License-Identifier: MIT
#pragma once

/// What applying a template does to a zone, on paper: each record that comes,
/// goes, changes or stays, with the template's record and the rule behind it.
///
///   dct::report::Simulation shown{.title = "shop.example.com.storefront",
///                         .domain = "example.com", .records = t.records,
///                         .zone = zone, .result = result};
///   std::cout << dct::report::write(shown, dct::report::ChangeFormat::text);

#include <dct/apply/apply.hpp>
#include <dct/report/findings.hpp>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dct::report {

/// What a provider would say to the request that asks for it.
struct RequestVerdict {
  bool refused = false;
  bool verified = false;    ///< its signature is that of the published key
  std::string algorithm{};  ///< of the signature
  std::string key_label{};  ///< the `key` that the request names, if any
  std::vector<diagnostic::Problem> problems{};
};

/// One application of a template. It views the zone as it was before.
struct Simulation {
  std::string title;  ///< `<providerId>.<serviceId>`, or a file
  std::string domain;
  std::string host;  ///< empty: the apex
  std::vector<std::string> groups;
  std::span<const templates::Record> records;  ///< of the template
  const zone::Zone& zone;
  const diagnostic::Result<apply::Change>& result;
  /// If the request was checked. When it is refused, `result` has the reasons
  /// as its errors.
  const RequestVerdict* request = nullptr;
};

/// text: for people, a difference. json: an object, with the zone after it.
/// zone: the zone after it as a master file, errors as comments. markdown: a
/// table.
enum class ChangeFormat : std::uint8_t { text, json, zone, markdown };

DCT_EXPORT std::optional<ChangeFormat> change_format_named(
    std::string_view name);
DCT_EXPORT std::vector<std::string_view> change_format_names();

/// Texts of the template and of the zone are made harmless for the format.
/// @param color  ANSI escapes; text only
DCT_EXPORT std::string write(const Simulation& simulation, ChangeFormat format,
                             bool color = false);

/// A record's data on one line, as a master file has it: "10 mx.example.com",
/// "\"some text\"".
DCT_EXPORT std::string presentation(const zone::RecordView& record);

}  // namespace dct::report
