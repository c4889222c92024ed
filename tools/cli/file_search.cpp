// SPDX-License-Identifier: MIT
#include "cli/file_search.hpp"

#include <fnmatch.h>
#include <dct/text/ascii.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

#include "cli/output.hpp"

namespace dct::tools {
namespace {

namespace fs = std::filesystem;

diagnostic::Problem trouble(std::string message) {
  return diagnostic::error("read", std::move(message));
}

/// --exclude: a glob without a slash is held against each name, one with a
/// slash against the path and each end of it: `drafts/*` matches
/// `templates/drafts/a.json`. A `*` matches slashes as well.
class Exclusions {
 public:
  explicit Exclusions(const std::vector<std::string>& globs) : globs_(globs) {}

  bool match(const fs::path& path) const {
    const std::string whole = path.lexically_normal().string();
    return std::any_of(globs_.begin(), globs_.end(), [&](std::string glob) {
      while (glob.ends_with('/')) glob.pop_back();
      return glob.find('/') == std::string::npos
                 ? matches(glob, path.filename().string())
                 : matches_an_end(glob, whole);
    });
  }

 private:
  static bool matches(const std::string& glob, const std::string& text) {
    return fnmatch(glob.c_str(), text.c_str(), 0) == 0;
  }

  static bool matches_an_end(const std::string& glob, const std::string& path) {
    for (std::size_t at = 0; at != std::string::npos;) {
      if (matches(glob, path.substr(at))) return true;
      at = path.find('/', at);
      if (at != std::string::npos) ++at;
    }
    return false;
  }

  const std::vector<std::string>& globs_;
};

class Search {
 public:
  Search(const FileOptions& options, const std::string& stdin_name)
      : excluded_(options.exclude),
        allow_empty_(options.allow_empty),
        stdin_name_(stdin_name) {}

  void add(const std::string& argument) {
    std::error_code failed;
    if (argument == "-") {
      add_input({"-", fs::path(stdin_name_).filename().string()});
    } else if (excluded_.match(argument)) {
      ++excluded_count_;
    } else if (fs::is_directory(argument, failed)) {
      add_directory(argument);
    } else {
      add_input({argument, fs::path(argument).filename().string()});
    }
  }

  /// A path of a list: a file that was deleted since is passed over.
  void add_listed(const std::string& path) {
    std::error_code failed;
    if (fs::symlink_status(path, failed).type() == fs::file_type::not_found) {
      found_.remarks.push_back(path +
                               " of --files-from does not exist any more; it "
                               "is passed over");
      return;
    }
    add(path);
  }

  FoundInputs finish(std::string_view nothing) && {
    if (found_.inputs.empty() && found_.problems.empty() && !allow_empty_) {
      found_.problems.push_back(
          trouble(excluded_count_ > 0 ? "--exclude leaves no file to examine"
                                      : std::string(nothing)));
    }
    return std::move(found_);
  }

 private:
  void add_input(Input input) {
    std::error_code ignored;
    const std::string key =
        input.path == "-"
            ? input.path
            : fs::absolute(input.path, ignored).lexically_normal().string();
    if (seen_.insert(key).second) found_.inputs.push_back(std::move(input));
  }

  void add_directory(const std::string& directory) {
    const std::size_t problems = found_.problems.size();
    const std::size_t excluded = excluded_count_;
    std::vector<std::string> paths;
    walk(directory, paths);
    if (paths.empty() && found_.problems.size() == problems && !allow_empty_) {
      found_.problems.push_back(trouble(
          "no *.json file is in " + directory + " or below it" +
          (excluded_count_ > excluded ? " that --exclude leaves" : "")));
    }
    std::sort(paths.begin(), paths.end());
    for (std::string& path : paths) {
      std::string name = fs::path(path).filename().string();
      std::string below = fs::path(path).lexically_relative(directory).string();
      add_input({std::move(path), std::move(name), std::move(below)});
    }
  }

  // Directories one by one, so that one that cannot be read is named and the
  // others are walked. Links to directories are not followed. The depth is
  // bounded by that of the file system.
  void walk(const fs::path& directory, std::vector<std::string>& paths) {
    std::error_code failed;
    fs::directory_iterator entries(directory, failed);
    while (!failed && entries != fs::directory_iterator()) {
      look_at(*entries, paths);
      entries.increment(failed);
    }
    if (failed) {
      found_.problems.push_back(trouble("cannot read " + directory.string() +
                                        ": " + failed.message()));
    }
  }

  void look_at(const fs::directory_entry& entry,
               std::vector<std::string>& paths) {
    std::error_code ignored;
    const fs::path& path = entry.path();
    const std::string name = path.filename().string();
    const bool is_directory =
        entry.is_directory(ignored) && !entry.is_symlink(ignored);
    if (!is_directory && path.extension() != ".json") return;
    if (is_directory && (name == ".git" || name == "node_modules")) return;
    if (excluded_.match(path)) {
      ++excluded_count_;
    } else if (is_directory) {
      walk(path, paths);
    } else if (entry.is_regular_file(ignored)) {
      paths.push_back(path.string());
    }
  }

  Exclusions excluded_;
  bool allow_empty_;
  const std::string& stdin_name_;
  FoundInputs found_;
  std::set<std::string> seen_;
  std::size_t excluded_count_ = 0;
};

/// The paths of a list: a line each, or each ended by a NUL (git's -z).
std::vector<std::string> read_list(const std::string& path) {
  const std::string text = read_file(path);
  const char end = text.find('\0') == std::string::npos ? '\n' : '\0';
  std::vector<std::string> paths;
  for (std::string_view line : text::split(text, end)) {
    if (end == '\n' && line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) paths.emplace_back(line);
  }
  return paths;
}

}  // namespace

FoundInputs find_inputs(const FileOptions& options,
                        const std::string& stdin_name) {
  const bool names_stdin = std::find(options.named.begin(), options.named.end(),
                                     "-") != options.named.end();
  if (names_stdin && options.from == "-") {
    throw Trouble(
        "standard input is either a template or the list of --files-from");
  }
  Search search(options, stdin_name);
  for (const std::string& argument : options.named) search.add(argument);
  if (options.from.empty()) {
    return std::move(search).finish(
        "no file was given; - means standard input");
  }
  for (const std::string& path : read_list(options.from)) {
    search.add_listed(path);
  }
  return std::move(search).finish(
      "--files-from lists no file that exists; --allow-empty lets that pass");
}

}  // namespace dct::tools
