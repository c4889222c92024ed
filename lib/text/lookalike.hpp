// SPDX-License-Identifier: MIT
#pragma once

/// Names that look alike, by UTS #39: the one door to ICU.

#include <string>
#include <string_view>
#include <vector>

namespace dct::text {

/// What a name looks like to a reader who passes over its punctuation, blanks,
/// accents and letter case: skeletons, of letters and digits only. Two names
/// that have one in common can be taken for each other. A name has two where
/// its letter case matters ("PayPaI" with a capital i), and none if nothing of
/// it can be seen. Text is put in the order in which it is displayed, so marks
/// that turn its direction hide nothing. Only the first 256 bytes count.
std::vector<std::string> looks_of(std::string_view name);

/// The name without punctuation, blanks and letter case: those who write the
/// same name otherwise have the same. Invisible characters, which nobody writes
/// by chance, stay.
std::string folded_name(std::string_view name);

/// The parts of a name that are letters and digits. They view it.
std::vector<std::string_view> words_of(std::string_view name);

}  // namespace dct::text
