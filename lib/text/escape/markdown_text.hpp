// SPDX-License-Identifier: MIT
#pragma once

/// Text of strangers in GitHub's Markdown. A backslash is not enough there:
/// mentions, references to issues and emoji are found in the finished page,
/// everywhere but in code. So what is not a plain word becomes code.

#include <string>
#include <string_view>

namespace dct::text {

/// `text` as code, whatever backticks it has; nothing for an empty text.
std::string markdown_code(std::string_view printable_text);

/// A sentence: its plain words as they are, the rest as code, a quotation in
/// one piece.
std::string markdown_words(std::string_view printable_text);

/// Markdown as the cell of a table: its pipes separate nothing.
std::string markdown_cell(std::string_view markdown);

/// Lines as a block of code that nothing in them ends.
std::string markdown_block(std::string_view language, std::string_view lines);

}  // namespace dct::text
