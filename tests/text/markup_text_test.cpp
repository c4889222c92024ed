// SPDX-License-Identifier: MIT
#include "text/escape/markup_text.hpp"

#include <catch2/catch.hpp>

using namespace dct;

TEST_CASE("nothing in a text is markup", "[markup]") {
  CHECK(text::markup_text("<a b=\"c\">&amp; ]]>") ==
        "&lt;a b=&quot;c&quot;&gt;&amp;amp; ]]&gt;");
  CHECK(text::markup_text("gr\u00fcn '") == "gr\u00fcn '");
}
