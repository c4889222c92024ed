// SPDX-License-Identifier: MIT
#include "embed/rules_writer.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>

#include "embed/constants.hpp"
#include "lint/rule_file.hpp"

namespace dct::embed {
namespace {

using json::Document;
using json::Value;
using lint::Rule;

struct RuleFiles {
  lint::RuleStorage storage;
  std::vector<Rule> rules;  ///< sorted by id
  std::vector<Document> profiles;
};

std::string severity(diagnostic::Severity s) {
  return "diagnostic::Severity::" + std::string(name(s));
}

std::string_view boolean(bool b) { return b ? "true" : "false"; }

std::string check(Rule::Check c) {
  return std::string("Rule::Check::") +
         (c == Rule::Check::declarative ? "declarative"
          : c == Rule::Check::builtin   ? "builtin"
                                        : "engine");
}

/// The rule's function in C++; "nullptr" when it has none.
std::string function_of(const Rule& rule) {
  if (rule.check != Rule::Check::builtin) return "nullptr";
  std::string name(rule.id);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

/// A family's header and source, as in rules/multi_instance.hpp.
std::string stem_of(std::string_view family) {
  std::string stem(family);
  std::replace(stem.begin(), stem.end(), '-', '_');
  return stem;
}

class ConstantsWriter {
 public:
  std::string write(const RuleFiles& files,
                    const std::vector<std::string>& registry_rules) {
    out_ << kHead << "#include \"lint/embedded_rules.hpp\"\n\n";
    for (const std::string& stem : stems_of(files.rules)) {
      out_ << "#include \"rules/" << stem << ".hpp\"\n";
    }
    out_ << "\nnamespace dct::lint {\nnamespace {\n\n";
    for (std::size_t n = 0; n < files.rules.size(); ++n) {
      parts(files.rules[n], std::to_string(n));
    }
    table(files.rules);
    profiles(files.profiles);
    list("kRegistryRules", {registry_rules.begin(), registry_rules.end()});
    out_ << "\n}  // namespace\n\n";
    accessor("Rule", "builtin_rules", "kRules");
    accessor("Check", "builtin_checks", "kChecks");
    accessor("Profile", "builtin_profiles", "kProfiles");
    accessor("std::string_view", "builtin_registry_rules", "kRegistryRules");
    out_ << "\n}  // namespace dct::lint\n";
    return out_.str();
  }

  static std::vector<std::string> stems_of(const std::vector<Rule>& rules) {
    std::vector<std::string> stems;
    for (const Rule& rule : rules) {
      if (rule.check == Rule::Check::builtin) {
        stems.push_back(stem_of(rule.family));
      }
    }
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
  }

 private:
  using Texts = std::vector<std::string_view>;

  void list(const std::string& name, const Texts& items) {
    if (items.empty()) return;
    out_ << "constexpr std::string_view " << name << "[] = {\n";
    for (const auto item : items) out_ << "  " << literal(item) << ",\n";
    out_ << "};\n";
  }

  // The lists of one rule, which its row refers to.
  void parts(const Rule& rule, const std::string& n) {
    const auto list_of = [&](const char* name, auto items) {
      list(name + n, {items.begin(), items.end()});
    };
    list_of("kAliases", rule.aliases);
    list_of("kFormerly", rule.formerly);
    list_of("kSupersedes", rule.supersedes);
    list_of("kReferences", rule.references);
    for (std::size_t v = 0; v < rule.variants.size(); ++v) {
      const auto& codes = rule.variants[v].aliases;
      list("kVariant" + n + "_" + std::to_string(v),
           {codes.begin(), codes.end()});
    }
    if (!rule.variants.empty()) {
      out_ << "constexpr Variant kVariants" << n << "[] = {\n";
      for (std::size_t v = 0; v < rule.variants.size(); ++v) {
        out_ << "  {" << literal(rule.variants[v].name) << ", kVariant" << n
             << "_" << v << "},\n";
      }
      out_ << "};\n";
    }
    if (!rule.cases.empty()) {
      out_ << "constexpr CaseLevel kCases" << n << "[] = {\n";
      for (const auto& c : rule.cases) {
        out_ << "  {" << literal(c.name) << ", " << severity(c.severity)
             << "},\n";
      }
      out_ << "};\n";
    }
    if (!rule.options.empty()) {
      out_ << "constexpr RuleOption kOptions" << n << "[] = {\n";
      for (const auto& o : rule.options) {
        out_ << "  {" << literal(o.name) << ", " << o.value << "},\n";
      }
      out_ << "};\n";
    }
    if (rule.examples.empty()) return;
    out_ << "constexpr Example kExamples" << n << "[] = {\n";
    for (const auto& e : rule.examples) {
      out_ << "  {" << literal(e.text) << ", " << boolean(e.whole) << ", "
           << boolean(e.twice) << ", " << literal(e.base) << ", "
           << literal(e.policy) << ", " << e.findings << ", "
           << literal(e.file_name) << ", " << literal(e.answer) << "},\n";
    }
    out_ << "};\n";
  }

  void table(const std::vector<Rule>& rules) {
    out_ << "\nconstexpr Rule kRules[] = {\n";
    for (std::size_t n = 0; n < rules.size(); ++n) {
      const Rule& r = rules[n];
      const auto reference = [n](const char* name, bool is_empty) {
        return is_empty ? "{}" : name + std::to_string(n);
      };
      out_ << "  {.id = " << literal(r.id)
           << ",\n   .family = " << literal(r.family)
           << ",\n   .title = " << literal(r.title)
           << ",\n   .severity = " << severity(r.severity)
           << ",\n   .fixable = " << boolean(r.fixable)
           << ",\n   .fix_is_safe = " << boolean(r.fix_is_safe)
           << ",\n   .registry_rule = " << r.registry_rule
           << ",\n   .why = " << literal(r.why)
           << ",\n   .fix = " << literal(r.fix)
           << ",\n   .aliases = " << reference("kAliases", r.aliases.empty())
           << ",\n   .variants = " << reference("kVariants", r.variants.empty())
           << ",\n   .cases = " << reference("kCases", r.cases.empty())
           << ",\n   .formerly = " << reference("kFormerly", r.formerly.empty())
           << ",\n   .supersedes = "
           << reference("kSupersedes", r.supersedes.empty())
           << ",\n   .references = "
           << reference("kReferences", r.references.empty())
           << ",\n   .review = {" << r.review.kept << ", " << r.review.repaired
           << ", " << literal(r.review.measured) << ", "
           << literal(r.review.note) << "}"
           << ",\n   .options = " << reference("kOptions", r.options.empty())
           << ",\n   .examples = " << reference("kExamples", r.examples.empty())
           << ",\n   .check = " << check(r.check)
           << ",\n   .for_each_record = " << boolean(r.for_each_record)
           << ",\n   .when = " << literal(r.when)
           << ",\n   .must = " << literal(r.must)
           << ",\n   .at = " << literal(r.at)
           << ",\n   .message = " << literal(r.message) << "},\n";
    }
    out_ << "};\n\nconstexpr Check kChecks[] = {\n";
    for (const Rule& r : rules) {
      const std::string function = function_of(r);
      out_ << "  " << (function == "nullptr" ? "" : "&rules::") << function
           << ",\n";
    }
    out_ << "};\n\n";
  }

  void profiles(const std::vector<Document>& documents) {
    for (std::size_t n = 0; n < documents.size(); ++n) {
      const Value levels = documents[n].root()["rules"];
      if (levels.size() == 0) continue;
      out_ << "constexpr Profile::Level kLevels" << n << "[] = {\n";
      for (const Value level : levels) {
        const auto named = diagnostic::severity_named(level.string());
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
           << severity(diagnostic::severity_named(root["coded"].string())
                           .value_or(diagnostic::Severity::off))
           << ", "
           << (root["rules"].size() > 0 ? "kLevels" + std::to_string(n) : "{}")
           << "},\n";
    }
    out_ << "};\n\n";
  }

  void accessor(const char* type, const char* function, const char* array) {
    out_ << "std::span<const " << type << "> " << function << "() { return "
         << array << "; }\n";
  }

  std::ostringstream out_;
};

RuleFiles read_rules(const std::vector<std::string>& paths) {
  RuleFiles files;
  for (const std::string& path : paths) {
    Document document = Document::parse_yaml({path, read_file(path)});
    for (const diagnostic::Problem& p : document.problems()) {
      throw std::runtime_error(
          path + ":" +
          std::to_string(document.source().position(p.place.span.begin).line) +
          ": " + p.message);
    }
    const std::filesystem::path file(path);
    const std::string family = file.parent_path().filename();
    if (family == "profiles") {
      files.profiles.push_back(std::move(document));
      continue;
    }
    const Rule rule = lint::read_rule(document.root(), family, files.storage);
    if (rule.id != file.stem().string()) {
      throw std::runtime_error(path + ": the id is not the file's name");
    }
    files.rules.push_back(rule);
  }
  std::sort(files.rules.begin(), files.rules.end(),
            [](const Rule& a, const Rule& b) { return a.id < b.id; });
  return files;
}

// A header for each family, also for one without functions: the build has to
// know beforehand what is written.
std::map<std::string, std::string> headers_of(const std::vector<Rule>& rules) {
  std::map<std::string, std::string> functions;
  for (const Rule& rule : rules) {
    std::string& declarations = functions[stem_of(rule.family)];
    if (rule.check == Rule::Check::builtin) {
      declarations += "void " + function_of(rule) + "(lint::Context&);\n";
    }
  }
  for (auto& [stem, declarations] : functions) {
    declarations = std::string(kHead) +
                   "#pragma once\n\n#include \"lint/context.hpp\"\n\n"
                   "namespace dct::rules {\n\n" +
                   declarations + "\n}  // namespace dct::rules\n";
  }
  return functions;
}

}  // namespace

void write_rules(const std::string& directory,
                 const std::string& registry_rules,
                 const std::vector<std::string>& paths) {
  const RuleFiles files = read_rules(paths);
  write_file(directory + "/lint/embedded_rules.cpp",
             ConstantsWriter().write(files, lines_of(registry_rules)));
  for (const auto& [stem, text] : headers_of(files.rules)) {
    write_file(directory + "/rules/" + stem + ".hpp", text);
  }
}

}  // namespace dct::embed
