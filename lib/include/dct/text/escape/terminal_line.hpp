// SPDX-License-Identifier: MIT
#pragma once

/// Any bytes as part of one line of output: names of files, values of options.
///
///   std::cerr << "cannot read " << dct::text::one_line("a\nb.json") << '\n';

#include <dct/export.h>

#include <string>
#include <string_view>

namespace dct::text {

/// A text that neither a terminal nor the log of a GitHub workflow obeys:
/// controls, invisible characters and invalid UTF-8 are escaped.
DCT_EXPORT std::string one_line(std::string_view text);

/// A text byte by byte: what is not printable ASCII is \xHH. For what has to
/// be compared byte by byte.
DCT_EXPORT std::string visible(std::string_view text);

}  // namespace dct::text
