// SPDX-License-Identifier: MIT
#include <dct/template/pattern.hpp>

#include <dct/text/ascii.hpp>

#include <algorithm>

namespace dct::templates {

void Pieces::Iterator::advance() {
  if (at_ >= all_.size()) {
    end_ = true;
    return;
  }
  const std::size_t open = all_.find('%', at_);
  const std::size_t close =
      open == std::string_view::npos ? open : all_.find('%', open + 1);
  if (close == std::string_view::npos) {
    piece_ = {.text = all_.substr(at_), .begin = at_, .is_variable = false};
    at_ = all_.size();
  } else if (open > at_) {
    piece_ = {.text = all_.substr(at_, open - at_),
              .begin = at_,
              .is_variable = false};
    at_ = open;
  } else {
    piece_ = {.text = all_.substr(open + 1, close - open - 1),
              .begin = open + 1,
              .is_variable = true};
    at_ = close + 1;
  }
}

bool has_variable(std::string_view text) {
  const std::size_t open = text.find('%');
  return open != std::string_view::npos &&
         text.find('%', open + 1) != std::string_view::npos;
}

bool is_unterminated(std::string_view text) {
  return std::count(text.begin(), text.end(), '%') % 2 != 0;
}

bool is_bare_variable(std::string_view text) {
  if (!text.starts_with('%')) return false;
  const Pieces pieces(text);
  return std::all_of(pieces.begin(), pieces.end(),
                     [](const Piece& p) { return p.is_variable; });
}

bool is_variable_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return text::is_alnum(c) || c == '-' || c == '_';
  });
}

bool is_built_in(std::string_view name) {
  return name == "domain" || name == "host" || name == "fqdn";
}

std::string mask_variables(std::string_view text, char fill) {
  std::string masked(text);
  for (const Piece& p : Pieces(text)) {
    if (!p.is_variable) continue;
    std::fill_n(masked.begin() + static_cast<std::ptrdiff_t>(p.begin) - 1,
                p.text.size() + 2, fill);
  }
  return masked;
}

}  // namespace dct::templates
