// SPDX-License-Identifier: MIT
#pragma once

/// What applying a template does to a zone: each record that is added, removed,
/// changed or kept, with the template's record and the rule that causes it.
/// change_formats.hpp writes it.
///
///   const dct::zone::Zone zone("example.com");
///   const auto result = dct::apply::apply(zone, {.domain = "example.com"});
///   const dct::report::ChangeReport report{
///       .title = "example.com.web", .zone = zone, .result = result};
///   std::cout << dct::report::write(report, dct::report::ChangeFormat::text);

#include <dct/apply/apply.hpp>
#include <dct/apply/losses.hpp>
#include <dct/diagnostic/result.hpp>

#include <span>
#include <string>
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

/// A value that nobody gave: `--set ip=192.0.2.1` is option "--set", name "ip".
struct MadeUpValue {
  std::string option{};
  std::string name{};  ///< of the variable; empty for other options
  std::string value{};
  std::string where{};  ///< "pointsTo of record 1"
};

/// One application of a template. It views the zone as it was before.
struct ChangeReport {
  std::string title{};  ///< `<providerId>.<serviceId>`, or a file
  std::string domain{};
  std::string host{};  ///< empty: the apex
  std::vector<std::string> groups{};
  std::span<const templates::Record> records{};  ///< of the template
  const zone::Zone& zone;
  const diagnostic::Result<apply::Change>& result;
  /// If the request was checked. When it is refused, `result` has the reasons
  /// as its errors.
  const RequestVerdict* request = nullptr;
  /// What the application was tried with.
  std::span<const MadeUpValue> made_up{};
  /// What is broken after it, or worse than before.
  std::span<const apply::Loss> losses{};
};

/// A record's data on one line, as a master file has it: "10 mx.example.com",
/// "\"some text\"".
DCT_EXPORT std::string presentation(const zone::RecordView& record);

}  // namespace dct::report
