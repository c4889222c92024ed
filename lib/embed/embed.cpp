// SPDX-License-Identifier: MIT

/// A program of the build: writes files of the project down as C++ constants.
///
///   dct_embed rules OUT rules/*/*.yaml rules/profiles/*.yaml
///   dct_embed lines OUT NAMESPACE NAME=FILE...   an array of a file's lines
///   dct_embed text OUT NAMESPACE NAME=FILE...    a file as one text

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "lint/rule_file.hpp"

namespace {

using dct::json::Document;
using dct::json::Value;
using dct::lint::Rule;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// A literal of any bytes, a line of source for a line of text.
std::string literal(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '\n') {
      result += "\\n\"\n    \"";
    } else if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (byte < 0x20 || byte >= 0x7F) {
      result += {'\\', static_cast<char>('0' + byte / 64),
                 static_cast<char>('0' + byte / 8 % 8),
                 static_cast<char>('0' + byte % 8)};
    } else {
      result += c;
    }
  }
  return result + '"';
}

class RulesWriter {
 public:
  explicit RulesWriter(std::ostream& out) : out_(out) {
    out_ << "#include \"lint/embedded_rules.hpp\"\n\n"
            "namespace dct::lint {\nnamespace {\n\n";
  }

  void add(const Rule& rule, std::size_t n) {
    list("kAliases", n, rule.aliases);
    list("kReferences", n, rule.references);
    if (!rule.options.empty()) {
      out_ << "constexpr RuleOption kOptions" << n << "[] = {\n";
      for (const auto& o : rule.options) {
        out_ << "  {" << literal(o.name) << ", " << o.value << "},\n";
      }
      out_ << "};\n";
    }
    out_ << "constexpr Example kExamples" << n << "[] = {\n";
    for (const auto& e : rule.examples) {
      out_ << "  {" << literal(e.text) << ", " << (e.whole ? "true" : "false")
           << ", " << (e.twice ? "true" : "false") << ", " << literal(e.base)
           << ", " << literal(e.policy) << ", " << e.findings << ", "
           << literal(e.file_name) << ", " << literal(e.answer) << "},\n";
    }
    out_ << "};\n";
  }

  void table(const std::vector<Rule>& rules) {
    out_ << "\nconstexpr Rule kRules[] = {\n";
    for (std::size_t n = 0; n < rules.size(); ++n) {
      const Rule& r = rules[n];
      out_ << "  {" << literal(r.id) << ", " << literal(r.family) << ", "
           << literal(r.title) << ", " << severity(r.severity) << ", "
           << (r.fixable ? "true" : "false") << ", " << r.registry_rule << ", "
           << literal(r.why) << ", " << literal(r.fix) << ", "
           << reference("kAliases", n, !r.aliases.empty()) << ", "
           << reference("kReferences", n, !r.references.empty()) << ", "
           << reference("kOptions", n, !r.options.empty()) << ", kExamples" << n
           << ", " << (r.for_each_record ? "true" : "false") << ", "
           << literal(r.when) << ", " << literal(r.must) << ", "
           << literal(r.at) << ", " << literal(r.message) << "},\n";
    }
    out_ << "};\n\n";
  }

  void profiles(const std::vector<Document>& documents) {
    for (std::size_t n = 0; n < documents.size(); ++n) {
      const Value levels = documents[n].root()["rules"];
      if (levels.size() == 0) continue;
      out_ << "constexpr Profile::Level kLevels" << n << "[] = {\n";
      for (const Value level : levels) {
        const auto named = dct::diagnostic::severity_named(level.string());
        if (!named) {
          throw std::runtime_error("no severity: " +
                                   std::string(level.string()));
        }
        out_ << "  {" << literal(level.key()) << ", " << severity(*named)
             << "},\n";
      }
      out_ << "};\n";
    }
    out_ << "constexpr Profile kProfiles[] = {\n";
    for (std::size_t n = 0; n < documents.size(); ++n) {
      const Value root = documents[n].root();
      out_ << "  {" << literal(root["name"].string()) << ", "
           << literal(root["title"].string()) << ", "
           << literal(root["extends"].string()) << ", "
           << reference("kLevels", n, root["rules"].size() > 0) << "},\n";
    }
    out_ << "};\n\n}  // namespace\n\n"
            "std::span<const Rule> builtin_rules() { return kRules; }\n"
            "std::span<const Profile> builtin_profiles() { return kProfiles; "
            "}\n\n}  // namespace dct::lint\n";
  }

 private:
  void list(const char* name, std::size_t n,
            std::span<const std::string_view> items) {
    if (items.empty()) return;
    out_ << "constexpr std::string_view " << name << n << "[] = {\n";
    for (const auto item : items) out_ << "  " << literal(item) << ",\n";
    out_ << "};\n";
  }

  static std::string reference(const char* name, std::size_t n, bool present) {
    return present ? name + std::to_string(n) : "{}";
  }

  static std::string severity(dct::diagnostic::Severity s) {
    return "diagnostic::Severity::" + std::string(name(s));
  }

  std::ostream& out_;
};

void write_rules(std::ostream& out, const std::vector<std::string>& paths) {
  dct::lint::RuleStorage storage;
  std::vector<Rule> rules;
  std::vector<Document> profiles;
  for (const std::string& path : paths) {
    Document document = Document::parse_yaml({path, read_file(path)});
    for (const dct::diagnostic::Problem& p : document.problems()) {
      throw std::runtime_error(
          path + ":" +
          std::to_string(document.source().position(p.place.span.begin).line) +
          ": " + p.message);
    }
    const std::filesystem::path file(path);
    const std::string family = file.parent_path().filename();
    if (family == "profiles") {
      profiles.push_back(std::move(document));
      continue;
    }
    const Rule rule = dct::lint::read_rule(document.root(), family, storage);
    if (rule.id != file.stem().string()) {
      throw std::runtime_error(path + ": the id is not the file's name");
    }
    rules.push_back(rule);
  }
  std::sort(rules.begin(), rules.end(),
            [](const Rule& a, const Rule& b) { return a.id < b.id; });
  RulesWriter writer(out);
  for (std::size_t n = 0; n < rules.size(); ++n) writer.add(rules[n], n);
  writer.table(rules);
  writer.profiles(profiles);
}

void write_texts(std::ostream& out, bool as_lines, const std::string& space,
                 const std::vector<std::string>& named_files) {
  out << "#pragma once\n\n#include <string_view>\n\nnamespace " << space
      << " {\n\n";
  for (const std::string& named : named_files) {
    const std::size_t equals = named.find('=');
    const std::string name = named.substr(0, equals);
    const std::string text = read_file(named.substr(equals + 1));
    if (!as_lines) {
      out << "inline constexpr std::string_view " << name << " =\n    "
          << literal(text) << ";\n\n";
      continue;
    }
    out << "inline constexpr std::string_view " << name << "[] = {\n";
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty() && line[0] != '#')
        out << "  " << literal(line) << ",\n";
    }
    out << "};\n\n";
  }
  out << "}  // namespace " << space << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 3) {
    std::cerr << "usage: dct_embed rules|lines|text OUT ...\n";
    return 2;
  }
  try {
    std::ostringstream out;
    out << "// Written by the build. Do not edit.\n";
    if (args[0] == "rules") {
      write_rules(out, {args.begin() + 2, args.end()});
    } else {
      write_texts(out, args[0] == "lines", args[2],
                  {args.begin() + 3, args.end()});
    }
    std::ofstream file(args[1], std::ios::binary);
    file << out.str();
    return file ? 0 : 2;
  } catch (const std::exception& e) {
    std::cerr << "dct_embed: " << e.what() << '\n';
    return 2;
  }
}
