// SPDX-License-Identifier: MIT
#include "net/message.hpp"

#include <charconv>

namespace dct::tools {
namespace {

std::optional<unsigned> read_number(std::string_view text) {
  unsigned number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return number;
}

/// The text up to a character, which is taken as well.
std::optional<std::string_view> take_until(std::string_view& text, char end) {
  // Neither a name nor a size is long; what follows may be.
  constexpr std::size_t kLongest = 64;
  const std::size_t at = text.substr(0, kLongest).find(end);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at + 1);
  return taken;
}

}  // namespace

std::string encode(const Message& message) {
  std::string text;
  for (const auto& [name, value] : message) {
    text += name + ' ' + std::to_string(value.size()) + '\n';
    text += value + '\n';
  }
  return text + '\n';
}

std::optional<Message> take_message(std::string_view& text) {
  Message message;
  std::string_view left = text;
  while (!left.starts_with('\n')) {
    const auto name = take_until(left, ' ');
    const auto digits = name ? take_until(left, '\n') : std::nullopt;
    const auto size = digits ? read_number(*digits) : std::nullopt;
    if (!size || left.size() <= *size || left[*size] != '\n') {
      return std::nullopt;
    }
    message.insert_or_assign(std::string(*name),
                             std::string(left.substr(0, *size)));
    left.remove_prefix(*size + 1);
  }
  text = left.substr(1);
  return message;
}

std::string_view value_of(const Message& message, std::string_view name) {
  const auto found = message.find(name);
  return found == message.end() ? std::string_view() : found->second;
}

std::optional<unsigned> number_of(const Message& message,
                                  std::string_view name) {
  return read_number(value_of(message, name));
}

}  // namespace dct::tools
