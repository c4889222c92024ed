// SPDX-License-Identifier: MIT

/// Runs conformance suites in the public, language-neutral YAML format.
///
///   dct_suites [--compat domainconnectzone|--default] [--differs FILE]
///              [--list] DIR|FILE...
///
/// A suite of the type apply_template finds its templates in DIR/templates. A
/// suite of ours says in `semantics` by whose rules it is; others are held to
/// what the command line says. A file of differences has a line a case, its id
/// first: exactly these have to come out otherwise. Prints each case that
/// fails, and a line a file. Exit status: 0 all pass, 1 some fail, 2 trouble,
/// 77 nothing is there.

#include <dct/apply/batch.hpp>
#include <dct/json/writer.hpp>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <vector>

namespace {

using namespace dct;
using json::Kind;
using json::Value;
namespace fs = std::filesystem;

constexpr int kNothingThere = 77;
constexpr std::string_view kRandomId = "<test only: random>";
/// What the suite's head says that providers put beside a redirect.
constexpr std::string_view kRedirectRecords =
    R"([{"type":"A","pointsTo":"127.0.0.1","ttl":600},)"
    R"({"type":"AAAA","pointsTo":"::1","ttl":600}])";

struct Options {
  apply::Semantics semantics = apply::Semantics::domainconnectzone;
  bool list = false;
  std::set<std::string> differs;
  std::vector<fs::path> paths;
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// An object with its members in the order of their names.
std::string sorted_json(Value object) {
  if (!object.is(Kind::object)) return json::to_json(object);
  std::map<std::string, std::string> members;
  for (const Value m : object) members[std::string(m.key())] = sorted_json(m);
  std::string text;
  for (const auto& [key, value] : members) {
    text += (text.empty() ? "" : ",") + key + ":" + value;
  }
  return "{" + text + "}";
}

std::vector<std::string> records_of(Value array) {
  std::vector<std::string> records;
  for (const Value record : array) records.push_back(sorted_json(record));
  std::sort(records.begin(), records.end());
  return records;
}

/// The `input` of a case as a job; empty when its template is not there.
std::string job_of(Value input, const fs::path& directory,
                   bool whole_template) {
  std::string job = json::to_json(input);
  if (!whole_template) return job;
  const fs::path file =
      directory / "templates" /
      (text::to_lower(input["provider_id"].string()) + "." +
       text::to_lower(input["service_id"].string()) + ".json");
  if (!fs::exists(file)) return {};
  const auto tmpl = json::Document::parse({file.string(), read(file)});
  job.pop_back();
  job += ",\"template\":" + json::to_json(tmpl.root());
  if (!input["redirect_records"]) {
    job.append(",\"redirect_records\":").append(kRedirectRecords);
  }
  return job + "}";
}

void compare_count(Value expected, Value actual, std::string_view what,
                   std::string& failure) {
  if (!expected || expected.integer() == static_cast<long>(actual.size())) {
    return;
  }
  failure += std::string(what) + " " + std::to_string(actual.size()) +
             ", expected " + std::string(expected.token()) + "\n";
}

/// What is wrong with an answer; empty: nothing.
std::string compare(Value expect, Value answer) {
  const std::string_view wanted = expect["exception"].string();
  const std::string_view error = answer["error"].string();
  if (wanted != error) {
    return "error \"" + std::string(error) + "\" (" +
           std::string(answer["message"].string()) + "), expected \"" +
           std::string(wanted) + "\"\n";
  }
  if (!wanted.empty()) {
    const std::string_view part = expect["message"].string();
    if (answer["message"].string().find(part) != std::string_view::npos) {
      return {};
    }
    return "message \"" + std::string(answer["message"].string()) +
           "\", expected \"" + std::string(part) + "\" in it\n";
  }
  std::string failure;
  compare_count(expect["new_count"], answer["new"], "new", failure);
  compare_count(expect["delete_count"], answer["deleted"], "deleted", failure);
  if (expect["records"].is(Kind::array)) {
    const auto expected = records_of(expect["records"]);
    const auto actual = records_of(answer["final"]);
    std::vector<std::string> missing;
    std::vector<std::string> extra;
    std::set_difference(expected.begin(), expected.end(), actual.begin(),
                        actual.end(), std::back_inserter(missing));
    std::set_difference(actual.begin(), actual.end(), expected.begin(),
                        expected.end(), std::back_inserter(extra));
    for (const auto& r : missing) failure += "missing " + r + "\n";
    for (const auto& r : extra) failure += "extra   " + r + "\n";
  }
  return failure;
}

struct Count {
  std::size_t cases = 0;
  std::size_t passed = 0;
};

void run_case(Value test, const fs::path& directory, bool whole_template,
              apply::Semantics semantics, const Options& options,
              Count& count) {
  ++count.cases;
  const std::string job = job_of(test["input"], directory, whole_template);
  std::string failure = "its template is not there\n";
  if (!job.empty()) {
    const std::string line =
        apply::answer(job, semantics, [] { return std::string(kRandomId); });
    const auto answer = json::Document::parse({"answer", line});
    failure = compare(test["expect"], answer.root());
  }
  if (options.differs.contains(std::string(test["id"].string()))) {
    failure = failure.empty() ? "it is said to differ, and does not\n" : "";
  }
  if (failure.empty()) ++count.passed;
  if (options.list || !failure.empty()) {
    std::cout << (failure.empty() ? "pass " : "FAIL ") << test["id"].string()
              << "\n";
  }
  std::istringstream lines(failure);
  for (std::string line; std::getline(lines, line);) {
    std::cout << "     " << line << "\n";
  }
}

bool run_file(const fs::path& file, const Options& options, Count& total) {
  const auto suite = json::Document::parse_yaml({file.string(), read(file)});
  if (!suite.root()) {
    for (const diagnostic::Problem& p : suite.problems()) {
      std::cerr << file.string() << ": " << p.message << "\n";
    }
    return false;
  }
  const std::string_view type = suite.root()["suite_type"].string();
  if (type != "process_records" && type != "apply_template") return true;
  auto semantics = options.semantics;
  const std::string_view own = suite.root()["semantics"].string();
  if (own == "draft-05") semantics = apply::Semantics::draft_05;
  if (own == "domainconnectzone") {
    semantics = apply::Semantics::domainconnectzone;
  }
  Count count;
  for (const Value test : suite.root()["tests"]) {
    run_case(test, file.parent_path(), type == "apply_template", semantics,
             options, count);
  }
  std::cout << file.filename().string() << ": " << count.passed << " of "
            << count.cases << " pass\n";
  total.cases += count.cases;
  total.passed += count.passed;
  return true;
}

std::vector<fs::path> suites_in(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--default") {
      options.semantics = apply::Semantics::draft_05;
    } else if (argument == "--list") {
      options.list = true;
    } else if (argument == "--differs" && i + 1 < argc) {
      std::ifstream in(argv[++i]);
      for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("#")) {
          options.differs.insert(line.substr(0, line.find(' ')));
        }
      }
    } else if (argument == "--compat") {
      ++i;  // there is one value
    } else if (fs::exists(argument)) {
      options.paths.emplace_back(argument);
    } else {
      std::cout << "SKIPPED: " << argument << " is not there\n";
    }
  }
  if (options.paths.empty()) return kNothingThere;
  Count total;
  bool readable = true;
  for (const fs::path& file : suites_in(options.paths)) {
    readable = run_file(file, options, total) && readable;
  }
  std::cout << total.passed << " of " << total.cases << " pass\n";
  if (!readable) return 2;
  return total.passed == total.cases && total.cases > 0 ? 0 : 1;
}
