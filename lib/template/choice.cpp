// SPDX-License-Identifier: MIT

/// A value is a row of fixed texts and variables. In a name the right end
/// counts: the labels after the last variable, cut at a dot, are what the
/// caller cannot change. If they hold a registrable domain, only labels below
/// it can be chosen; if they are a public suffix or less, the domain can. A URL
/// and a term of SPF are cut down to the name inside them first. Built-in
/// variables are the user's own domain, which nobody chooses here.

#include <dct/template/choice.hpp>
#include <dct/template/pattern.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <vector>

#include "dns/public_suffix.hpp"
#include "dns/spf_policy.hpp"
#include "template/host_name.hpp"

namespace dct::templates {
namespace {

bool is_chosen(const Piece& piece) {
  return piece.is_variable && is_variable_name(piece.text) &&
         !is_built_in(piece.text);
}

bool has_chosen(std::string_view text) {
  const Pieces pieces(text);
  return std::any_of(pieces.begin(), Pieces::end(), is_chosen);
}

bool has_built_in(std::string_view text) {
  const Pieces pieces(text);
  return std::any_of(pieces.begin(), Pieces::end(), [](const Piece& p) {
    return p.is_variable && is_built_in(p.text);
  });
}

// Whether anything but punctuation is fixed.
bool has_fixed_word(std::string_view text) {
  const Pieces pieces(text);
  return std::any_of(pieces.begin(), Pieces::end(), [](const Piece& p) {
    return !is_chosen(p) &&
           (p.is_variable ||
            std::any_of(p.text.begin(), p.text.end(), [](char c) {
              return text::is_alnum(c) || !text::is_ascii(c);
            }));
  });
}

// The part of a URL between "://" and the path, by the fixed characters.
std::string_view authority_of(std::string_view url) {
  const std::size_t begin = url.find("://") + 3;
  bool in_variable = false;
  std::size_t end = begin;
  for (; end < url.size(); ++end) {
    if (url[end] == '%') in_variable = !in_variable;
    if (!in_variable && (url[end] == '/' || url[end] == '?' || url[end] == '#'))
      break;
  }
  return url.substr(begin, end - begin);
}

}  // namespace

Choice choice_in_text(std::string_view text) {
  if (!has_chosen(text)) return Choice::nothing;
  return has_fixed_word(text) ? Choice::part : Choice::all;
}

Choice choice_in_name(std::string_view name) {
  if (!has_chosen(name)) return Choice::nothing;
  if (!has_fixed_word(name)) return Choice::all;
  const std::vector<Label> labels = labels_of(name);
  if (labels.empty() || has_chosen(labels.back().text)) return Choice::domain;
  if (has_built_in(labels.back().text)) return Choice::part;
  std::size_t fixed = labels.size() - 1;
  while (fixed > 0 && !labels[fixed - 1].has_variable()) --fixed;
  const std::string_view suffix = name.substr(labels[fixed].begin);
  if (!dns::registrable_domain(suffix).empty()) return Choice::part;
  return dns::is_shared_suffix(suffix) ? Choice::tenant : Choice::domain;
}

Choice choice_in_url(std::string_view url) {
  if (!has_chosen(url)) return Choice::nothing;
  const std::size_t scheme = url.find("://");
  const std::string_view before = url.substr(0, std::min(scheme, url.size()));
  if (scheme == std::string_view::npos || before.find('%') != before.npos) {
    return has_fixed_word(url) ? Choice::domain : Choice::all;
  }
  const std::string_view authority = authority_of(url);
  const std::size_t port = authority.rfind(':');
  const std::size_t user = authority.rfind('@');
  const bool port_chosen =
      port != authority.npos && has_chosen(authority.substr(port));
  const bool user_chosen =
      user != authority.npos && has_chosen(authority.substr(0, user));
  if (port_chosen || user_chosen) return Choice::domain;
  const Choice of_host =
      choice_in_name(authority.substr(user == authority.npos ? 0 : user + 1));
  // A scheme and slashes are fixed.
  return std::clamp(of_host, Choice::part, Choice::domain);
}

Choice choice_in_spf_term(std::string_view term) {
  const std::string masked = dns::mask_spf_macros(term);
  if (!has_chosen(masked)) return Choice::nothing;
  for (const dns::SpfTerm& t : dns::spf_terms(masked)) {
    if (t.name.find('%') != t.name.npos) return Choice::all;
    const std::string_view argument =
        t.argument.substr(0, std::min(t.argument.find('/'), t.argument.size()));
    const std::string key = t.key();
    if (key == "ip4" || key == "ip6") return choice_in_text(argument);
    if (argument.empty()) return Choice::part;
    return choice_in_name(argument);
  }
  return Choice::part;
}

Choice choice_in_content(const Record& record) {
  const std::string_view text = record.content().string();
  switch (record.type) {
    case RecordType::cname:
    case RecordType::ns:
    case RecordType::mx:
    case RecordType::srv:
    case RecordType::apexcname:
      return choice_in_name(text);
    case RecordType::redir301:
    case RecordType::redir302:
      return choice_in_url(text);
    case RecordType::a:
    case RecordType::aaaa:
    case RecordType::txt:
    case RecordType::spfm:
    case RecordType::generic:
      return choice_in_text(text);
  }
  return Choice::nothing;
}

bool is_open_host(std::string_view host) {
  if (!has_chosen(host)) return false;
  const std::vector<Label> labels = labels_of(host);
  return std::none_of(labels.begin(), labels.end(), [](const Label& l) {
    return l.text.starts_with('_') && !l.has_variable();
  });
}

Caller caller_of(const Template& tmpl) {
  if (tmpl.sync_block.boolean()) return Caller::provider;
  return tmpl.sync_pub_key_domain.string().empty() ? Caller::anyone
                                                   : Caller::key_holder;
}

std::string_view words(Caller caller) {
  switch (caller) {
    case Caller::anyone:
      return "anyone who can make the user open a link";
    case Caller::key_holder:
      return "the holder of the signing key";
    case Caller::provider:
      return "the service provider";
  }
  return {};
}

}  // namespace dct::templates
