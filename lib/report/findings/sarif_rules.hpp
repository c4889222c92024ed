// SPDX-License-Identifier: MIT
#pragma once

#include <dct/json/writer.hpp>
#include <dct/lint/catalogue.hpp>
#include <dct/report/findings.hpp>

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace dct::report {

/// Of all rules those that a report needs. Policies may have different rules
/// of one id in one report; SARIF allows that too (2.1.0 section 3.52.4), so
/// results name a rule by its index.
class SarifRules {
 public:
  explicit SarifRules(const FindingsReport& report);

  std::size_t index_of(const FileFindings& file,
                       const diagnostic::Finding& finding) const;
  /// The array `rules` of a tool component (section 3.19.23).
  void write(json::Writer& json) const;

 private:
  struct Entry {
    std::string_view id;
    const lint::Rule* rule;  ///< null: nobody knows more than its id
  };
  std::size_t add(std::string_view id, const lint::Rule* rule);

  std::vector<Entry> entries_;
  std::map<std::pair<const lint::Catalogue*, std::string_view>, std::size_t>
      index_;
};

/// error, warning or note (section 3.27.10).
std::string_view sarif_level(diagnostic::Severity severity);

}  // namespace dct::report
