// SPDX-License-Identifier: MIT
#pragma once

/// Which JSON values a property of records can hold.

#include <dct/json/document.hpp>
#include <dct/template/record_types.hpp>

namespace dct::templates {

inline bool fits(Content content, json::Value value) {
  switch (content) {
    case Content::keyword:
    case Content::text:
      return value.is(json::Kind::string);
    case Content::number:
      return value.is(json::Kind::integer) || value.is(json::Kind::string);
    case Content::list:
      return value.is(json::Kind::array);
  }
  return false;
}

}  // namespace dct::templates
