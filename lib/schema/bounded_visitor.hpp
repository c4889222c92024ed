// SPDX-License-Identifier: MIT
#pragma once

/// valijson's visitor, held to bounds. It matches patterns by std::regex, which
/// takes a stack frame a byte and time without end, and runs any schema to its
/// end. The members that do so are specialised here for our adapters: patterns
/// go through RE2, and each application of a schema to a value is counted.
/// For validator.cpp alone, after valijson's adapters and before its validator.

#include <valijson/adapters/std_string_adapter.hpp>
#include <valijson/validation_visitor.hpp>

#include <stdexcept>
#include <string>
#include <unordered_map>

#include "text/regex.hpp"

namespace dct::schema {

/// A schema takes more work for a document than any real one.
struct TooMuchWork : std::runtime_error {
  TooMuchWork() : std::runtime_error("the schema takes too much work") {}
};

/// The work of one validation on this thread.
struct Work {
  static constexpr std::size_t kMost = 2'000'000;  // about a second
  static constexpr std::size_t kDeepest = 500;     // of 8 MiB of stack a half

  std::size_t done = 0;
  std::size_t depth = 0;
};

inline Work& work() {
  thread_local Work work;
  return work;
}

/// Counts one application of a schema; nested ones are deeper.
class Counted {
 public:
  Counted() {
    if (++work().done > Work::kMost || work().depth >= Work::kDeepest) {
      throw TooMuchWork();
    }
    ++work().depth;
  }
  ~Counted() { --work().depth; }
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;
};

inline bool matches(const std::string& pattern, const std::string& text) {
  constexpr std::size_t kMostPatterns = 1000;
  thread_local std::unordered_map<std::string, text::Regex> patterns;
  if (patterns.size() > kMostPatterns) patterns.clear();
  return patterns.try_emplace(pattern, pattern).first->second.is_found_in(text);
}

}  // namespace dct::schema

namespace valijson {

template <typename Target>
bool matches_pattern(const constraints::PatternConstraint& constraint,
                     const Target& target) {
  return !target.maybeString() ||
         dct::schema::matches(
             constraint.template getPattern<std::string::allocator_type>(),
             target.asString());
}

template <>
inline bool ValidationVisitor<adapters::StdStringAdapter>::visit(
    const constraints::PatternConstraint& constraint) {
  return matches_pattern(constraint, m_target);
}

template <>
inline bool ValidationVisitor<adapters::RapidJsonAdapter>::visit(
    const constraints::PatternConstraint& constraint) {
  if (!m_target.isString() || matches_pattern(constraint, m_target)) {
    return true;
  }
  if (m_results) {
    m_results->pushError(
        m_context, "Failed to match regex specified by 'pattern' constraint.");
  }
  return false;
}

template <>
inline bool ValidationVisitor<adapters::RapidJsonAdapter>::validateSchema(
    const Subschema& subschema) {
  const dct::schema::Counted counted;
  if (subschema.getAlwaysInvalid()) return false;
  Subschema::ApplyFunction apply =
      [this](const constraints::Constraint& constraint) {
        return validationCallback(constraint, *this);
      };
  return m_results ? subschema.apply(apply) : subschema.applyStrict(apply);
}

template <>
template <>
inline bool ValidationVisitor<adapters::RapidJsonAdapter>::
    ValidatePatternPropertySubschemas::operator()(
        const constraints::PropertiesConstraint::String& pattern,
        const Subschema* subschema) const {
  const std::string text(pattern.c_str());
  bool is_matched = false;
  for (const adapters::RapidJsonAdapter::ObjectMember m : m_object) {
    if (!dct::schema::matches(text, m.first)) continue;
    is_matched = true;
    if (m_propertiesMatched) m_propertiesMatched->insert(m.first);
    std::vector<std::string> context = m_context;
    context.push_back("[" + m.first + "]");
    ValidationVisitor validator(m.second, context, m_strictTypes, m_results,
                                m_regexesCache);
    if (validator.validateSchema(*subschema)) continue;
    if (m_results) {
      m_results->pushError(m_context,
                           "Failed to validate against schema associated with "
                           "pattern '" +
                               text + "'.");
    }
    if (m_validated) *m_validated = false;
    if (!m_continueOnFailure) return false;
  }
  return (is_matched || m_continueIfUnmatched) && m_continueOnSuccess;
}

}  // namespace valijson
