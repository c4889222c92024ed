// SPDX-License-Identifier: MIT

// How a master file is read. The lexer cuts the text into entries: the tokens
// of a record or a directive, whatever lines it takes. An entry is read on its
// own, from left to right: owner, TTL and class in either order, type, data.
// What carries over from entry to entry is little: the origin, the last owner,
// two TTLs. So a mistake costs its own entry and nothing else, every mistake of
// a file is found in one run, and each is reported at its token.
//
// One thing may go wrong further: an owner that cannot be read. The lines that
// begin with a blank belong to it, and are refused, because with the owner
// before it they would move to another name unseen. The lines after a
// parenthesis that is never closed may be the rest of its record; if they are
// not records, they are skipped.
//
// $INCLUDE reads another file in the same way, with the same zone; what it
// changes (origin, owner) ends with it. ldns has a reader for master files as
// well: it stops at the first mistake, knows no columns, and takes comments
// away, in which write_master_file() keeps what DNS has no form for.
//
// The cost is linear; most of it is for names. An owner that is repeated is
// read once, and data is read into a buffer that is reused.

#include "zone/master/master_reader.hpp"

#include <dct/dns/owner_name.hpp>
#include <dct/json/document.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "dns/rdata_reader.hpp"
#include "dns/rdata_text.hpp"
#include "text/quote.hpp"
#include "zone/json/record_reader.hpp"
#include "zone/master/alias_check.hpp"
#include "zone/master/include_guard.hpp"
#include "zone/master/master_header.hpp"
#include "zone/master/master_lexer.hpp"
#include "zone/service_labels.hpp"

namespace dct::zone {
namespace {

using diagnostic::Problem;

std::string unquoted(Token token) {
  std::string text;
  return dns::append_unescaped(token, text) ? text : std::string(token);
}

std::string example_of(std::string_view type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9>
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

class MasterReader {
 public:
  MasterReader(std::string_view apex, std::size_t records,
               const Includes& includes)
      : result_{.zone = Zone(apex, records)}, includes_(includes) {}

  void read_file(std::string_view text, std::string_view file,
                 std::string origin) {
    // The names live as long as the reader: the last check needs them.
    file_names_.emplace_back(file);
    File outer_file = std::exchange(
        file_, File{.name = file_names_.back(), .origin = std::move(origin)});
    includes_.open(file_.name);
    file_.rdata = std::make_unique<dns::RdataReader>(file_.origin);
    MasterLexer lexer(text);
    MasterEntry entry;
    while (lexer.next(entry)) read_entry(entry);
    includes_.close();
    file_ = std::move(outer_file);
  }

  ReadResult finish() {
    check_aliases(aliases_, result_);
    return std::move(result_);
  }

 private:
  struct File {
    std::string_view name;
    std::string origin;  ///< in lower case, no final dot
    std::unique_ptr<dns::RdataReader> rdata{};
    std::string_view owner_token{};      ///< the last one written
    std::optional<std::string> owner{};  ///< none: it could not be read
    bool skips_continuation = false;
  };

  /// @param problem  its line and column are known
  void fail(Problem problem) {
    problem.place.file = file_.name;
    result_.add(std::move(problem));
  }

  void fail(const MasterEntry& entry, Token at, Problem problem) {
    problem.place.begin = entry.position(at.data());
    fail(std::move(problem));
  }

  void fail(const MasterEntry& entry, Token at, std::string_view rule,
            std::string message, std::string help) {
    fail(entry, at,
         diagnostic::error(rule, std::move(message), std::move(help)));
  }

  void read_entry(const MasterEntry& entry) {
    if (entry.problem) {
      fail(*entry.problem);
      // The rest of a record whose parenthesis is not closed comes as entries
      // of their own.
      file_.skips_continuation = entry.problem->rule == kParenthesisOpen;
      if (!entry.blank_start && !entry.tokens.empty()) {
        set_owner(entry.tokens[0]);
      }
    } else if (entry.tokens.empty()) {
      read_noted_record(entry);
    } else if (entry.tokens[0].starts_with('$')) {
      file_.skips_continuation = false;
      read_directive(entry);
    } else {
      read_record(entry);
    }
  }

  /// @returns what is wrong with the name
  std::optional<Problem> set_owner(Token token) {
    if (file_.owner && token == file_.owner_token) return std::nullopt;
    file_.owner_token = token;
    const std::string& apex = result_.zone.apex();
    // In most files the origin is the apex, and owner_name() completes the name
    // as the file does.
    auto owner = file_.origin == apex ? dns::owner_name(token, apex)
                                      : dns::owner_name(absolute(token), apex);
    if (!owner) {
      file_.owner.reset();
      return owner.problems().front();
    }
    file_.owner = *std::move(owner);
    return std::nullopt;
  }

  bool read_owner(const MasterEntry& entry) {
    const Token first = entry.tokens[0];
    if (!entry.blank_start) {
      const auto problem = set_owner(first);
      if (!problem) return true;
      fail(entry, first, problem->rule,
           text::quote(first) +
               " is not a name of this zone: " + problem->message,
           "write a name at or below " + result_.zone.apex() + ".");
      return false;
    }
    if (file_.owner) return true;
    fail(entry, first, "owner-missing",
         std::string("the line begins with a blank, which means the name "
                     "of the record above, ") +
             (file_.owner_token.empty() ? "but there is none"
                                        : "but that name is wrong"),
         "write the name");
    return false;
  }

  void read_record(const MasterEntry& entry) {
    const auto header = read_header(entry, entry.blank_start ? 0 : 1);
    if (!header && entry.blank_start && file_.skips_continuation) return;
    file_.skips_continuation = false;
    if (!read_owner(entry)) return;
    if (!header) {
      fail(header.problems().front());
      return;
    }
    RecordView record;
    record.owner = *file_.owner;
    record.type = header->type;
    record.ttl = ttl_of(*header);
    if (!read_data(entry, *header, record)) return;
    const Id id = entry.note.empty() ? result_.zone.add(record)
                                     : add_with_extras(entry, record);
    if (record.type == "CNAME") {
      aliases_.push_back({.id = id, .file = file_.name, .line = entry.line});
    }
  }

  std::uint32_t ttl_of(const RecordHeader& header) {
    if (header.ttl) last_ttl_ = *header.ttl;
    if (header.ttl) return *header.ttl;
    if (default_ttl_) return *default_ttl_;
    return last_ttl_.value_or(kDefaultTtl);
  }

  bool read_data(const MasterEntry& entry, const RecordHeader& header,
                 RecordView& record) {
    const auto tokens = std::span(entry.tokens).subspan(header.data);
    if (auto problem = file_.rdata->read(header.type, tokens, rdata_)) {
      fail(entry, tokens.empty() ? entry.tokens.back() : tokens[0],
           problem->rule,
           "the data of this " + header.type +
               " record is not valid: " + problem->message,
           example_of(header.type));
      return false;
    }
    record.data = rdata_.data;
    record.priority = rdata_.priority;
    record.weight = rdata_.weight;
    record.port = rdata_.port;
    if (record.type == "SRV") split_service(record);
    return true;
  }

  json::Document parse_note(const MasterEntry& entry) const {
    return json::Document::parse(
        {std::string(file_.name), std::string(entry.note)}, kJsonLimits);
  }

  // What a record has beyond DNS is noted as write_master_file() does it.
  Id add_with_extras(const MasterEntry& entry, RecordView record) {
    const json::Document document = parse_note(entry);
    const RecordReader reader(document, result_, file_.name, entry.line);
    reader.report_problems();
    ResourceRecord extras;
    if (document.root()) reader.read_extras(document.root(), extras);
    record.state = extras.state ? &*extras.state : nullptr;
    record.other = extras.other;
    return result_.zone.add(record);
  }

  // A record that has no other form than JSON.
  void read_noted_record(const MasterEntry& entry) {
    const json::Document document = parse_note(entry);
    const RecordReader reader(document, result_, file_.name, entry.line);
    reader.report_problems();
    ResourceRecord record;
    if (document.root() && reader.read(document.root(), record)) {
      result_.zone.add(record);
    }
  }

  void read_directive(const MasterEntry& entry) {
    const Token directive = entry.tokens[0];
    const std::string name = text::to_upper(directive);
    if (entry.tokens.size() < 2) {
      fail(entry, directive, "directive-empty",
           text::quote(directive) + " is not followed by a value",
           "write, for example, \"$TTL 3600\" or \"$ORIGIN example.com.\"");
    } else if (name == "$TTL") {
      read_default_ttl(entry);
    } else if (name == "$ORIGIN") {
      read_origin(entry);
    } else if (name == "$INCLUDE") {
      read_include(entry);
    } else {
      fail(entry, directive, "directive-unknown",
           text::quote(directive) + " is not a directive of master files",
           "use $TTL, $ORIGIN or $INCLUDE, and write out the records that "
           "another directive would make");
    }
  }

  void read_default_ttl(const MasterEntry& entry) {
    const auto ttl = parse_ttl(entry.tokens[1]);
    if (ttl && *ttl <= kMaxTtl) {
      default_ttl_ = static_cast<std::uint32_t>(*ttl);
      return;
    }
    fail(entry, entry.tokens[1],
         diagnostic::warning("ttl-syntax",
                             text::quote(entry.tokens[1]) +
                                 " is not a TTL; records without a TTL of "
                                 "their own keep the previous default",
                             "write seconds, or a time as in 1h30m"));
  }

  // With the origin at its end, which is empty for the root.
  std::string absolute(Token token) const {
    if (dns::is_absolute(token)) return std::string(token);
    const std::string origin =
        file_.origin.empty() ? std::string() : file_.origin + '.';
    if (token == dns::kApex) return origin.empty() ? "." : origin;
    return std::string(token) + '.' + origin;
  }

  void read_origin(const MasterEntry& entry) {
    auto origin = dns::absolute_name(absolute(entry.tokens[1]));
    if (!origin) {
      fail(entry, entry.tokens[1], "origin-syntax",
           text::quote(entry.tokens[1]) + " is not an origin: " + origin.why(),
           "write a name with a final dot, as in \"$ORIGIN " +
               result_.zone.apex() + ".\"");
      return;
    }
    file_.origin = *std::move(origin);
    file_.rdata = std::make_unique<dns::RdataReader>(file_.origin);
    // A blank start still means the owner above, a token another one.
    file_.owner_token = "\n";
  }

  void read_include(const MasterEntry& entry) {
    const std::string path = unquoted(entry.tokens[1]);
    diagnostic::Result<std::string> origin = file_.origin;
    if (entry.tokens.size() > 2) {
      origin = dns::absolute_name(absolute(entry.tokens[2]));
    }
    const auto text = origin ? includes_.text_of(path) : origin;
    if (!text) {
      fail(entry, entry.tokens[1], "include-refused",
           text::quote(path) + " is not included: " + text.why(),
           "name a file in the folder of the zone file, or put its records "
           "here");
      return;
    }
    read_file(*text, path, *std::move(origin));
  }

  ReadResult result_;
  IncludeGuard includes_;
  File file_;
  std::deque<std::string> file_names_;
  std::optional<std::uint32_t> default_ttl_;
  std::optional<std::uint32_t> last_ttl_;
  dns::Rdata rdata_;  // reused
  std::vector<AliasLine> aliases_;
};

}  // namespace

ReadResult read_master(std::string_view text, std::string_view file_name,
                       std::string_view apex, std::string origin,
                       const Includes& includes) {
  const auto lines =
      static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  MasterReader reader(apex, lines, includes);
  reader.read_file(text, file_name, std::move(origin));
  return reader.finish();
}

}  // namespace dct::zone
