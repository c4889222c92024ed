// SPDX-License-Identifier: MIT
#pragma once

/// TXT records that receivers of mail read by a fixed grammar: `tag=value`
/// pairs with semicolons between them.

#include <dct/template/template.hpp>

#include <span>
#include <string_view>

#include "lint/context.hpp"

namespace dct::rules {

/// What the value of a tag may be.
enum class TagForm {
  any,
  words,
  percent,
  seconds,
  mail_uris,
  https_url,
  base64,
  id
};

struct TagRule {
  std::string_view name;
  bool required;
  TagForm form;
  std::string_view words;  ///< for TagForm::words: those allowed, with blanks
};

/// One of the well-known records: how it begins, at which host, its tags.
struct MailGrammar {
  std::string_view version;  ///< the value of the first tag, `v`
  bool version_required;     ///< DKIM may leave it out
  std::string_view label;    ///< one of the labels of its host
  std::string_view other;    ///< another one it needs; may be empty
  std::string_view what;
  std::string_view reference;
  std::span<const TagRule> tags;
};

extern const MailGrammar kDmarc;
extern const MailGrammar kDkim;
extern const MailGrammar kMtaSts;
extern const MailGrammar kTlsRpt;
extern const MailGrammar kBimi;

/// Reports what a TXT record at the grammar's host breaks of it, and a record
/// of the grammar that is at another host.
void check_grammar(lint::Context& ctx, const templates::Record& record,
                   const MailGrammar& grammar);

}  // namespace dct::rules
