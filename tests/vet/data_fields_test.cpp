// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "vet/data_fields.hpp"

using namespace dct;

TEST_CASE("data falls into fields as a zone file's reader sees them", "[vet]") {
  struct Case {
    const char* data;
    std::size_t count;
    bool is_cut;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"", 0, false},
           {"a", 1, false},
           {" a  b ", 2, false},
           {"0 issue \"a b\"", 3, false},
           {"\"a\" \"b\"", 2, false},
           {"\"a\"\"b\"", 2, false},
           {"\"a\\\" b\"", 1, false},
           {"a\\ b", 1, false},
           {"a\\;b", 1, false},
           {"\"a;b\"", 1, false},
           {"a ;b", 1, true},
           {"\"a\" ; \"", 1, true},
           {"a\nb", 1, true},
           {"\"a\nb\"", 1, true},
           {"\"a", 1, true},
           {"\"a\\\"", 1, true},
       }) {
    CAPTURE(c.data);
    const vet::DataFields fields = vet::data_fields(c.data);
    CHECK(fields.count == c.count);
    CHECK(fields.is_cut == c.is_cut);
  }
}
