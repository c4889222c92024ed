// SPDX-License-Identifier: MIT
#pragma once

/// The `%variables%` in a template's text (draft-05 sections 9.1 and 9.2).
///
///   for (const auto& piece : dct::templates::Pieces("s%n%.example.com"))
///     std::cout << (piece.is_variable ? "variable " : "text ") << piece.text
///               << '\n';  // "s", variable "n", ".example.com"

#include <dct/export.h>

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace dct::templates {

struct Piece {
  std::string_view text{};  ///< of a variable: its name, without the %
  std::size_t begin = 0;    ///< of `text`, in the whole
  bool is_variable = false;

  friend bool operator==(const Piece&, const Piece&) = default;
};

/// Splits a text at pairs of %, in order, without allocating. The last % of an
/// odd number is text. A variable may have any name here, also a wrong one.
class DCT_EXPORT Pieces {
 public:
  class Iterator {
   public:
    using value_type = Piece;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using pointer = const Piece*;
    using reference = const Piece&;

    Iterator() = default;
    explicit Iterator(std::string_view all) : all_(all), end_(false) {
      advance();
    }
    const Piece& operator*() const { return piece_; }
    const Piece* operator->() const { return &piece_; }
    Iterator& operator++() {
      advance();
      return *this;
    }
    void operator++(int) { advance(); }
    friend bool operator==(const Iterator& a, const Iterator& b) {
      return a.end_ == b.end_ && (a.end_ || a.at_ == b.at_);
    }

   private:
    void advance();

    std::string_view all_;
    std::size_t at_ = 0;
    Piece piece_;
    bool end_ = true;
  };

  explicit Pieces(std::string_view text) : text_(text) {}
  Iterator begin() const { return Iterator(text_); }
  static Iterator end() { return {}; }

 private:
  std::string_view text_;
};

DCT_EXPORT bool has_variable(std::string_view text);
/// An odd number of %: one of them begins a variable that does not end.
DCT_EXPORT bool is_unterminated(std::string_view text);
/// Made of variables only, with no fixed character, and at least one of them.
DCT_EXPORT bool is_bare_variable(std::string_view text);
/// Letters, digits, - and _, at least one (`variable-name`).
DCT_EXPORT bool is_variable_name(std::string_view name);
/// `domain`, `host`, `fqdn`: set by the provider, not by the caller.
DCT_EXPORT bool is_built_in(std::string_view name);
/// A text of the same length in which every variable, % included, is `fill`:
/// the rest can be checked character by character.
DCT_EXPORT std::string mask_variables(std::string_view text, char fill);

}  // namespace dct::templates
