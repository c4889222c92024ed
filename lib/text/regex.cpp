// SPDX-License-Identifier: MIT
#include "text/regex.hpp"

#include <re2/re2.h>

namespace dct::text {
namespace {

constexpr std::int64_t kMaxMemory = std::int64_t{8} << 20U;

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

re2::RE2::Options options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(kMaxMemory);
  return options;
}

}  // namespace

struct Regex::Engine {
  explicit Engine(std::string_view pattern)
      : regex(piece(pattern), options()) {}

  re2::RE2 regex;
};

Regex::Regex(std::string_view pattern)
    : engine_(std::make_unique<const Engine>(pattern)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

bool Regex::is_valid() const { return engine_->regex.ok(); }

const std::string& Regex::error() const { return engine_->regex.error(); }

bool Regex::is_found_in(std::string_view text) const {
  return is_valid() && re2::RE2::PartialMatch(piece(text), engine_->regex);
}

}  // namespace dct::text
