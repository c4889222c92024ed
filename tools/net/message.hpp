// SPDX-License-Identifier: MIT
#pragma once

/// What a tool and its helper program say to each other: messages of named
/// values, which may be any bytes.
///
///   status 3        the name and the number of bytes
///   200
///   body 0
///
///                   an empty line ends the message
///
/// Names that the reader does not know are ignored, so that either side can
/// learn new ones.

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dct::tools {

using Message = std::map<std::string, std::string, std::less<>>;

std::string encode(const Message& message);

/// Takes a message from the front of `text`.
/// @returns nothing unless a whole, well-formed message was read
std::optional<Message> take_message(std::string_view& text);

/// A value; empty when there is none.
std::string_view value_of(const Message& message, std::string_view name);
/// A value as a number; nothing when it is not a decimal number of 32 bits.
std::optional<unsigned> number_of(const Message& message,
                                  std::string_view name);

}  // namespace dct::tools
