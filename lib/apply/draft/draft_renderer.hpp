// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "apply/draft/draft_fields.hpp"
#include "apply/draft/rendered.hpp"

namespace dct::apply {

/// Renders records by draft-05, sections 6.2 and 9.
class DraftRenderer {
 public:
  /// @param problems  what is wrong is added there
  DraftRenderer(const Request& request,
                std::vector<diagnostic::Problem>& problems)
      : fields_(request, problems) {}

  /// Adds what the record becomes: itself, and before a redirect its
  /// addresses. Nothing when it has a problem.
  void render(const templates::Record& record, std::vector<Rendered>& rendered);

  /// No more can be rendered, which has been reported.
  bool is_full() const { return fields_.is_full(); }

 private:
  bool check_type();
  void read_value(zone::ResourceRecord& out);
  void read_numbers(zone::ResourceRecord& out);

  DraftFields fields_;
};

}  // namespace dct::apply
