// SPDX-License-Identifier: MIT
#include "layers/layers.hpp"

#include <algorithm>
#include <array>

namespace dct::test {
namespace {

/// A module may include those before it. "template" is a word of C++, so its
/// namespace is `templates`.
constexpr std::array<std::string_view, 19> kModules = {
    "text",      "diagnostic",  "json",   "dns",    "template",
    "schema",    "lint",        "rules",  "zone",   "apply",
    "keys",      "request",     "vet",    "attest", "fleet",
    "discovery", "pullrequest", "report", "embed"};

/// The folders of tools/ that every tool may include, in their order.
constexpr std::array<std::string_view, 3> kSharedByTools = {"completions",
                                                            "cli", "net"};

/// What a header of the library is called, and how its types begin.
struct Library {
  std::string_view name;
  std::vector<std::string_view> headers;  ///< or the folders they are in
  std::vector<std::string_view> names;
};

const std::vector<Library>& libraries() {
  static const std::vector<Library> all = {
      {"rapidjson", {"rapidjson"}, {"rapidjson::"}},
      {"valijson", {"valijson"}, {"valijson::"}},
      {"yaml-cpp", {"yaml-cpp"}, {"YAML::"}},
      {"cli11", {"CLI"}, {"CLI::"}},
      {"curl", {"curl"}, {"CURL"}},
      {"ldns", {"ldns"}, {"ldns_"}},
      {"openssl", {"openssl"}, {"EVP_", "BIO ", "BIGNUM", "OSSL_", "X509"}},
      {"re2", {"re2"}, {"re2::", "RE2"}},
      {"icu", {"unicode"}, {"icu::"}},
      {"zlib", {"zlib.h"}, {"z_stream"}},
      {"libidn2", {"idn2.h"}, {"idn2_"}},
      {"libpsl", {"libpsl.h"}, {"psl_"}},
      {"libunistring",
       {"unistr.h", "unictype.h", "uniwidth.h", "uninorm.h", "unicase.h",
        "uninames.h", "unitypes.h"},
       {"u8_", "ucs4_t"}},
  };
  return all;
}

template <typename List>
std::size_t place_in(const List& list, std::string_view name) {
  const auto found = std::find(list.begin(), list.end(), name);
  return static_cast<std::size_t>(found - list.begin());
}

bool is_module(std::string_view name) {
  return place_in(kModules, name) < kModules.size();
}

const Library* library_of(std::string_view include) {
  for (const Library& l : libraries()) {
    for (const std::string_view header : l.headers) {
      if (first_part(include) == header) return &l;
    }
  }
  return nullptr;
}

std::string namespace_of(const SourceFile& file) {
  if (file.is_tool) return "dct::tools";
  return "dct::" + (file.module == "template" ? "templates" : file.module);
}

class Search {
 public:
  Search(const std::vector<SourceFile>& files, const Doors& doors)
      : files_(files), doors_(doors) {
    for (const SourceFile& f : files) by_include_path_[include_path(f)] = &f;
  }

  std::vector<Breach> run() {
    for (const SourceFile& file : files_) {
      check_place(file);
      for (const Include& include : file.includes) {
        check_order(file, include);
        check_door(file, include);
        check_privacy(file, include);
      }
      if (file.is_public) check_types(file);
      check_namespace(file);
      if (file.is_header) check_cycle(file);
    }
    check_stems();
    std::stable_sort(
        breaches_.begin(), breaches_.end(),
        [](const Breach& a, const Breach& b) { return a.path < b.path; });
    return std::move(breaches_);
  }

 private:
  void tell(const SourceFile& file, std::size_t line, std::string what) {
    breaches_.push_back({file.path, line, std::move(what)});
  }

  /// As another file includes it.
  static std::string include_path(const SourceFile& file) {
    const std::size_t root = file.is_public ? std::string("lib/include/").size()
                                            : file.path.find('/') + 1;
    return file.path.substr(root);
  }

  /// The folder that an included file of ours is in; empty for all others.
  static std::string_view module_of(const Include& include) {
    std::string_view path = include.path;
    if (include.is_quoted) return first_part(path);
    if (!path.starts_with("dct/")) return {};
    path.remove_prefix(4);
    return path.find('/') == std::string_view::npos ? "" : first_part(path);
  }

  void check_place(const SourceFile& file) {
    if (file.is_tool || is_module(file.module)) return;
    // The headers that are about the library as a whole.
    const bool at_top = file.is_public || file.path.starts_with("lib/include/");
    if (file.module.empty() && at_top) return;
    tell(file, 0, "is in no module");
  }

  void check_order(const SourceFile& file, const Include& include) {
    const std::string other(module_of(include));
    if (other.empty() || other == file.module) return;
    // The table of rules, which the build writes, is where the engine and the
    // checks meet: neither names the other.
    if (file.is_generated && !file.is_header) return;
    if (file.is_tool) {
      check_order_of_tool(file, include, other);
    } else if (!is_module(other)) {
      tell(file, include.line, "includes `" + include.path + "` of no module");
    } else if (!file.module.empty() &&
               place_in(kModules, other) > place_in(kModules, file.module)) {
      tell(file, include.line,
           "includes `" + include.path + "`, but " + file.module +
               " is above " + other);
    }
  }

  void check_order_of_tool(const SourceFile& file, const Include& include,
                           const std::string& other) {
    if (!include.is_quoted) return;
    const std::size_t place = place_in(kSharedByTools, other);
    if (place < kSharedByTools.size() &&
        place < place_in(kSharedByTools, file.module)) {
      return;
    }
    tell(file, include.line,
         "includes `" + include.path + "`, but " + other + " is not for " +
             file.module);
  }

  void check_door(const SourceFile& file, const Include& include) {
    const Library* library = library_of(include.path);
    if (!library) return;
    const auto doors = doors_.find(std::string(library->name));
    if (doors != doors_.end() && doors->second.contains(file.path)) return;
    tell(file, include.line,
         "includes `" + include.path + "`, but is no door to " +
             std::string(library->name));
  }

  void check_privacy(const SourceFile& file, const Include& include) {
    if (!file.is_public) return;
    if (include.is_quoted) {
      tell(file, include.line,
           "is public and includes the private `" + include.path + "`");
    }
  }

  void check_types(const SourceFile& file) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      for (const Library& l : libraries()) {
        for (const std::string_view name : l.names) {
          if (!has_word(file.lines[i], name)) continue;
          tell(file, i + 1,
               "is public and names `" + std::string(name) + "` of " +
                   std::string(l.name));
        }
      }
    }
  }

  static bool has_word(std::string_view line, std::string_view word) {
    for (std::size_t at = line.find(word); at != std::string_view::npos;
         at = line.find(word, at + 1)) {
      const char before = at == 0 ? ' ' : line[at - 1];
      if (!std::isalnum(static_cast<unsigned char>(before)) && before != '_') {
        return true;
      }
    }
    return false;
  }

  /// A block that only declares types of another module is allowed: it is
  /// how a header does without the other one.
  static bool only_declares(const SourceFile& file, std::size_t line) {
    for (std::size_t i = line + 1; i < file.lines.size(); ++i) {
      const std::string& text = file.lines[i];
      if (text.starts_with('}')) return true;
      const bool declares = text.starts_with("class ") ||
                            text.starts_with("struct ") ||
                            text.starts_with("enum class ");
      if (!text.empty() && (!declares || text.back() != ';')) return false;
    }
    return false;
  }

  void check_namespace(const SourceFile& file) {
    if (file.module.empty() || file.module == "embed") return;
    const std::string wanted = namespace_of(file);
    bool inside = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      std::string_view line = file.lines[i];
      if (!line.starts_with("namespace ")) continue;
      line.remove_prefix(std::string_view("namespace ").size());
      const std::string name(line.substr(0, line.find_first_of(" {")));
      if (name.empty() || line.find('=') != std::string_view::npos) continue;
      if (name == wanted || name.starts_with(wanted + "::")) {
        inside = true;
      } else if (!only_declares(file, i) &&
                 (name.starts_with("dct") || !inside)) {
        tell(file, i + 1, "has namespace " + name + ", not " + wanted);
      }
    }
  }

  /// Headers that include each other: `#pragma once` hides it, until one of
  /// them is included first.
  void check_cycle(const SourceFile& file) {
    std::set<const SourceFile*> seen;
    std::vector<const SourceFile*> left = {&file};
    while (!left.empty()) {
      const SourceFile* next = left.back();
      left.pop_back();
      for (const Include& include : next->includes) {
        const auto found = by_include_path_.find(include.path);
        if (found == by_include_path_.end()) continue;
        if (found->second == &file) {
          tell(file, 0,
               "is included by `" + next->path + "`, which it includes itself");
          return;
        }
        if (seen.insert(found->second).second) left.push_back(found->second);
      }
    }
  }

  void check_stems() {
    std::map<std::string, std::vector<const SourceFile*>> of_stem;
    for (const SourceFile& f : files_) {
      if (f.stem != "main" || !f.is_tool) of_stem[f.stem].push_back(&f);
    }
    for (const auto& [stem, files] : of_stem) {
      const SourceFile& first = *files[0];
      bool has[2] = {};  // a .cpp, a header
      for (const SourceFile* f : files) {
        if (f->directory == first.directory && !has[f->is_header]) {
          has[f->is_header] = true;
          continue;
        }
        tell(*f, 0,
             "has the stem of `" + first.path +
                 "`; a name occurs once, but for a header and its .cpp");
      }
    }
  }

  const std::vector<SourceFile>& files_;
  const Doors& doors_;
  std::map<std::string, const SourceFile*> by_include_path_;
  std::vector<Breach> breaches_;
};

}  // namespace

std::vector<Breach> find_breaches(const std::vector<SourceFile>& files,
                                  const Doors& doors) {
  return Search(files, doors).run();
}

}  // namespace dct::test
