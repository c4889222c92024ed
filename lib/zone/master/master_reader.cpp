// SPDX-License-Identifier: MIT
#include <dct/zone/zone.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_set>

#include <dct/dns/owner_name.hpp>
#include <dct/text/ascii.hpp>
#include "text/quote.hpp"
#include "text/utf8.hpp"
#include "zone/errors.hpp"
#include "zone/json/json_record.hpp"
#include "zone/master/master_header.hpp"
#include "zone/master/master_lexer.hpp"
#include "zone/master/rdata_reader.hpp"

namespace dct::zone {
namespace {

constexpr std::size_t kMaxIncludeDepth = 16;
constexpr unsigned kMaxIncludes = 1000;

std::string unquoted(Token token) {
  std::string text;
  return append_text(token, text) ? text : std::string(token);
}

class MasterReader {
 public:
  MasterReader(std::string_view apex, std::size_t records,
               const Includes& includes)
      : result_{.zone = Zone(apex, records)}, includes_(includes) {}

  void read_file(std::string_view text, std::string_view file,
                 std::string origin) {
    // The names live as long as the reader: its last words need them.
    file_names_.emplace_back(file);
    File outer_file = std::exchange(
        file_, File{.name = file_names_.back(), .origin = std::move(origin)});
    open_files_.push_back(file_.name);
    file_.rdata = std::make_unique<RdataReader>(file_.origin);
    MasterLexer lexer(text);
    Entry entry;
    while (lexer.next(entry)) {
      read_entry(entry);
    }
    open_files_.pop_back();
    file_ = std::move(outer_file);
  }

  ReadResult finish() {
    report_aliases();
    return std::move(result_);
  }

 private:
  struct File {
    std::string_view name;
    std::string origin;  ///< in lower case, no final dot
    std::unique_ptr<RdataReader> rdata;
    std::string_view owner_token;      ///< the last one written
    std::optional<std::string> owner;  ///< none: it could not be read
    bool skips_continuation = false;
  };
  struct Alias {
    Id id;
    std::uint32_t line;
    std::string_view file;
  };

  void fail(const Entry& entry, const char* at, std::string message,
            std::string help, bool lost = true) {
    std::uint32_t line = entry.line;
    std::uint32_t column = 1;
    for (const char* c = entry.begin; c != at; ++c) {
      if (*c == '\n') {
        ++line;
        column = 1;
      } else if (!text::is_continuation(*c)) {
        ++column;
      }
    }
    report(result_, {.file = std::string(file_.name),
                     .line = line,
                     .column = column,
                     .message = std::move(message),
                     .help = std::move(help),
                     .lost = lost});
  }

  void fail(const Entry& entry, Mistake mistake) {
    fail(entry, mistake.at, std::move(mistake.message),
         std::move(mistake.help));
  }

  void read_entry(const Entry& entry) {
    if (!entry.mistake.empty()) {
      fail(entry, entry.mistake_at, std::string(entry.mistake),
           std::string(entry.help));
      // The rest of a record whose parenthesis is not closed comes as entries
      // of their own.
      file_.skips_continuation = *entry.mistake_at == '(';
      if (!entry.blank_start && !entry.tokens.empty()) {
        set_owner(entry.tokens[0]);
      }
      return;
    }
    if (entry.tokens.empty()) {
      read_note(entry, nullptr);
    } else if (entry.tokens[0].starts_with('$')) {
      file_.skips_continuation = false;
      read_directive(entry);
    } else {
      read_resource_record(entry);
    }
  }

  // A token that comes twice names the same owner; most do.
  bool set_owner(Token token) {
    if (file_.owner && token == file_.owner_token) return true;
    file_.owner_token = token;
    why_.clear();
    const std::string& apex = result_.zone.apex();
    // The name that dns::owner_name() takes a relative one for, in most files.
    file_.owner = file_.origin == apex
                      ? dns::owner_name(token, apex, why_)
                      : dns::owner_name(absolute(token), apex, why_);
    return file_.owner.has_value();
  }

  void read_resource_record(const Entry& entry) {
    Header header;
    const auto mistake = read_header(entry, entry.blank_start ? 0 : 1, header);
    if (mistake && entry.blank_start && file_.skips_continuation) return;
    file_.skips_continuation = false;
    if (entry.blank_start) {
      if (!file_.owner) {
        fail(entry, entry.tokens[0].data(),
             file_.owner_token.empty()
                 ? "the line begins with a blank, which stands for the name of "
                   "the record above, and there is none"
                 : "the line begins with a blank, which stands for the name of "
                   "the record above, and that is wrong",
             "write the name");
        return;
      }
    } else if (!set_owner(entry.tokens[0])) {
      fail(entry, entry.tokens[0].data(),
           text::quote(entry.tokens[0]) + " is no name of this zone: " + why_,
           "write a name at or below " + result_.zone.apex() + ".");
      return;
    }
    if (mistake) {
      fail(entry, *mistake);
      return;
    }
    record_.owner = *file_.owner;
    record_.type = header.type;
    record_.ttl = ttl_of(header);
    read_data(entry, header);
  }

  std::uint32_t ttl_of(const Header& header) {
    if (header.ttl) last_ttl_ = *header.ttl;
    if (header.ttl) return *header.ttl;
    if (default_ttl_) return *default_ttl_;
    return last_ttl_.value_or(kDefaultTtl);
  }

  void read_data(const Entry& entry, const Header& header) {
    record_.data.clear();
    record_.priority.reset();
    record_.weight.reset();
    record_.port.reset();
    record_.service.clear();
    record_.protocol.clear();
    record_.state.reset();
    record_.other.clear();
    const auto tokens = std::span(entry.tokens).subspan(header.data);
    const std::string wrong = file_.rdata->read(tokens, record_);
    if (!wrong.empty()) {
      const Token at = tokens.empty() ? entry.tokens.back() : tokens[0];
      fail(entry, at.data(),
           "the data of this " + header.type + " record is wrong: " + wrong,
           example_of(header.type));
      return;
    }
    if (header.type == "SRV") split_service();
    if (!entry.note.empty()) read_note(entry, &record_);
    const Id id = result_.zone.add(record_);
    if (header.type == "CNAME")
      aliases_.push_back({id, entry.line, file_.name});
  }

  static std::string example_of(std::string_view type) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>,
                                9>
        kExamples = {{{"A", "192.0.2.1"},
                      {"AAAA", "2001:db8::1"},
                      {"CNAME", "www.example.com."},
                      {"NS", "ns1.example.net."},
                      {"MX", "10 mail.example.com."},
                      {"TXT", "\"v=spf1 -all\""},
                      {"SRV", "10 5 5060 sip.example.com."},
                      {"CAA", "0 issue \"ca.example.net\""},
                      {"SOA",
                       "ns1.example.net. hostmaster.example.com. 1 7200 3600 "
                       "1209600 3600"}}};
    for (const auto& [name, data] : kExamples) {
      if (name == type) {
        return "write, for example, " + std::string(type) + ' ' +
               std::string(data);
      }
    }
    return {};
  }

  // _sip._tcp.www: the zone keeps the record at www.
  void split_service() {
    const std::string_view owner = record_.owner;
    const std::string_view rest = dns::parent(owner);
    if (!owner.starts_with('_') || !rest.starts_with('_')) return;
    const std::string_view name = dns::parent(rest);
    record_.service = owner.substr(0, owner.size() - rest.size() - 1);
    record_.protocol = rest.substr(
        0, rest.size() - (name == dns::kApex ? 0 : name.size() + 1));
    record_.owner = std::string(name);
  }

  // What write_master_file() put into a comment: a record of its own, or what
  // `record` has beyond DNS.
  void read_note(const Entry& entry, Record* record) {
    const json::Document document = json::Document::parse(
        {std::string(file_.name), std::string(entry.note)}, kJsonLimits);
    const JsonErrors errors{.result = result_,
                            .document = document,
                            .line = entry.line,
                            .file = file_.name};
    errors.add_problems();
    if (!document.root()) return;
    if (record) {
      read_extras(document.root(), errors, *record);
    } else if (read_record(document.root(), result_.zone.apex(), errors,
                           record_)) {
      result_.zone.add(record_);
    }
  }

  void read_directive(const Entry& entry) {
    const Token directive = entry.tokens[0];
    const std::string name = text::to_upper(directive);
    if (entry.tokens.size() < 2) {
      fail(entry, directive.data(), text::quote(directive) + " says nothing",
           "write, for example, \"$TTL 3600\" or \"$ORIGIN example.com.\"");
    } else if (name == "$TTL") {
      const auto ttl = parse_ttl(entry.tokens[1]);
      if (ttl && *ttl <= kMaxTtl) {
        default_ttl_ = static_cast<std::uint32_t>(*ttl);
      } else {
        fail(entry, entry.tokens[1].data(),
             text::quote(entry.tokens[1]) +
                 " is no TTL; the records that have none of their own keep the "
                 "one before",
             "write seconds, or a time as in 1h30m", false);
      }
    } else if (name == "$ORIGIN") {
      read_origin(entry);
    } else if (name == "$INCLUDE") {
      read_include(entry);
    } else {
      fail(entry, directive.data(),
           text::quote(directive) + " is no directive of a master file",
           "$TTL, $ORIGIN and $INCLUDE are; write out the records that "
           "another one would make");
    }
  }

  // With the origin behind it, which is empty for the root.
  std::string absolute(Token token) const {
    if (dns::is_absolute(token)) return std::string(token);
    const std::string origin =
        file_.origin.empty() ? std::string() : file_.origin + '.';
    if (token == dns::kApex) return origin.empty() ? "." : origin;
    return std::string(token) + '.' + origin;
  }

  void read_origin(const Entry& entry) {
    auto origin = dns::absolute_name(absolute(entry.tokens[1]), why_);
    if (!origin) {
      fail(entry, entry.tokens[1].data(),
           text::quote(entry.tokens[1]) + " is no origin: " + why_,
           "write a name with a final dot, as in \"$ORIGIN " +
               result_.zone.apex() + ".\"");
      return;
    }
    file_.origin = std::move(*origin);
    file_.rdata = std::make_unique<RdataReader>(file_.origin);
    // A blank start still means the owner above, a token another one.
    file_.owner_token = "\n";
  }

  void read_include(const Entry& entry) {
    const std::string path = unquoted(entry.tokens[1]);
    auto origin = entry.tokens.size() > 2
                      ? dns::absolute_name(absolute(entry.tokens[2]), why_)
                      : std::optional(file_.origin);
    std::optional<std::string> text;
    std::string why = why_;
    if (origin) {
      why.clear();
      text = included(path, why);
    }
    if (!text) {
      fail(entry, entry.tokens[1].data(),
           text::quote(path) + " is not included: " + why,
           "name a file in the folder of the zone file, or put its records "
           "here");
      return;
    }
    read_file(*text, path, std::move(*origin));
  }

  std::optional<std::string> included(const std::string& path,
                                      std::string& why) {
    const bool leads_out =
        path.starts_with('/') || path.find('\\') != std::string::npos ||
        path.find('\0') != std::string::npos || path == ".." ||
        path.starts_with("../") || path.ends_with("/..") ||
        path.find("/../") != std::string::npos;
    if (path.empty()) {
      why = "it has no name";
    } else if (leads_out) {
      why = "the path may lead out of the zone file's folder";
    } else if (!includes_) {
      why = "files are not included here";
    } else if (std::find(open_files_.begin() + 1, open_files_.end(), path) !=
               open_files_.end()) {
      why = "it would include itself";
    } else if (open_files_.size() > kMaxIncludeDepth) {
      why = "files include each other more than 16 levels deep";
    } else if (++include_count_ > kMaxIncludes) {
      why = "it is the 1,001st file of this zone";
    } else {
      return includes_(path, why);
    }
    return std::nullopt;
  }

  // RFC 1034 section 3.6.2. Known only at the end, when all records are there.
  void report_aliases() {
    std::unordered_set<std::string_view> seen;
    for (const Alias& alias : aliases_) {
      const RecordView cname = result_.zone[alias.id];
      if (!seen.insert(cname.owner).second) continue;
      for (const RecordView& other : result_.zone.find(cname.owner)) {
        const bool may_stand =
            same_record(other, cname) || !other.service.empty() ||
            is_of_dnssec(other.type) || other.type.starts_with("REDIR");
        if (may_stand) continue;
        report(
            result_,
            {.file = std::string(alias.file),
             .line = alias.line,
             .column = 1,
             .message = text::quote(cname.owner) + " has a CNAME and " +
                        (other.type == "CNAME"
                             ? "another CNAME"
                             : "a record of type " + std::string(other.type)) +
                        "; a name with a CNAME has nothing else, and "
                        "servers refuse such a zone",
             .help = "remove one of the two",
             .lost = false});
        break;
      }
    }
  }

  static bool is_of_dnssec(std::string_view type) {
    return type == "RRSIG" || type == "NSEC" || type == "SIG" ||
           type == "NXT" || type == "KEY";
  }

  ReadResult result_;
  const Includes& includes_;
  File file_;
  std::deque<std::string> file_names_;
  std::vector<std::string_view> open_files_;
  unsigned include_count_ = 0;
  std::optional<std::uint32_t> default_ttl_;
  std::optional<std::uint32_t> last_ttl_;
  Record record_;  // reused
  std::string why_;
  std::vector<Alias> aliases_;
};

}  // namespace

ReadResult read_master_file(std::string_view text, std::string_view file_name,
                            std::string_view apex, const Includes& includes) {
  const auto lines =
      static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  MasterReader reader(apex, lines, includes);
  reader.read_file(text, file_name, Zone(apex).apex());
  return reader.finish();
}

}  // namespace dct::zone
