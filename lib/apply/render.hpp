// SPDX-License-Identifier: MIT
#pragma once

/// A template's records become what they are in one zone: variables replaced,
/// names completed, values checked.

#include <dct/apply/apply.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dct::apply {

struct Rendered {
  /// As it will stand in the zone. Of an SPFM record, the type is TXT and the
  /// data its rules; it may have no ttl.
  zone::ResourceRecord record;
  templates::RecordType type = templates::RecordType::generic;
  unsigned number = 0;
  const templates::Record* source =
      nullptr;  ///< null: the address of a redirect
};

class Renderer {
 public:
  /// @param errors  what is wrong is added there
  Renderer(const Request& request, std::vector<Error>& errors);

  /// Adds what the record becomes: itself, and before a redirect its
  /// addresses. Nothing when it is at fault.
  void render(const templates::Record& record, std::vector<Rendered>& rendered);

  /// No more can be rendered, and the errors say so.
  bool is_full() const { return is_full_; }

 private:
  bool reference() const {
    return request_.semantics == Semantics::domainconnectzone;
  }
  /// Since the field was expanded.
  bool failed() const { return errors_.size() > errors_before_field_; }
  /// With the reference library, the first error of a record is the only one.
  bool stopped() const {
    return reference() && errors_.size() > errors_before_record_;
  }
  void fail(ErrorKind kind, templates::Property property,
            const std::string& message);
  std::string subject() const;

  bool has(templates::Property property) const;
  const std::string* value_of(std::string_view variable) const;
  std::string expand(templates::Property property);
  std::string owner(templates::Property property);
  std::string relative_owner(const std::string& text,
                             templates::Property property);
  std::string target(templates::Property property);
  std::string address(templates::Property property, templates::RecordType type);
  std::string url(templates::Property property);
  std::string generic_data();
  /// @param out  gets a number that is too large for its field, where the
  ///             reference library takes it
  std::optional<std::uint32_t> number(templates::Property property,
                                      std::uint32_t greatest,
                                      zone::ResourceRecord& out);
  std::optional<std::uint16_t> small_number(templates::Property property,
                                            zone::ResourceRecord& out);
  void srv(zone::ResourceRecord& out);
  void value(Rendered& out);
  void add_redirect_addresses(const Rendered& redirect,
                              std::vector<Rendered>& rendered);

  const Request& request_;
  std::vector<Error>& errors_;
  std::size_t errors_before_record_ = 0;
  std::size_t errors_before_field_ = 0;
  std::size_t bytes_ = 0;  // of all fields so far
  bool is_full_ = false;
  std::string domain_;
  std::string host_;  // without a lone "@"
  std::string fqdn_;
  const templates::Record* record_ = nullptr;
  templates::RecordType type_ = templates::RecordType::generic;
};

/// U-labels as A-labels; a name that has no such form stays, to be refused.
std::string with_a_labels(std::string name);

/// The record's type as this application reads it; the reference library knows
/// no case.
templates::RecordType type_of(const templates::Record& record,
                              Semantics semantics);

/// Whether the record is applied (draft-05 section 10.3).
bool is_active(const templates::Record& record,
               std::span<const std::string> groups);

}  // namespace dct::apply
