// SPDX-License-Identifier: MIT
#include "dct-vet/git_log.hpp"

#include <string_view>

#include "cli/git.hpp"
#include "cli/output.hpp"

namespace dct::tools {
namespace {

/// What git ends with a NUL byte, one after the other.
class Pieces {
 public:
  explicit Pieces(std::string_view text) : left_(text) {}

  bool at_end() const { return left_.empty(); }
  std::string take() {
    const std::size_t end = left_.find('\0');
    std::string piece(left_.substr(0, end));
    left_.remove_prefix(end == std::string_view::npos ? left_.size() : end + 1);
    return piece;
  }
  /// Whether the next piece is empty, as no name of a file is.
  bool is_empty() const { return left_.front() == '\0'; }

 private:
  std::string_view left_;
};

[[noreturn]] void fail(const std::string& directory, const std::string& why) {
  throw Trouble("--history: " + directory + ": " + why);
}

/// Who has a part of a history takes everybody for new.
void check_repository(const std::string& directory) {
  const ProgramResult shallow =
      run_git(directory, {"rev-parse", "--is-shallow-repository"});
  if (shallow.status == 127) {
    throw Trouble("--history: cannot run git: " + shallow.errors);
  }
  if (shallow.status != 0) {
    fail(directory, "no repository of git whose log can be read: " +
                        git_complaint(shallow));
  }
  if (shallow.output.starts_with("true")) {
    fail(directory,
         "the repository is a shallow clone, which lacks older changes; fetch "
         "them (git fetch --unshallow; fetch-depth: 0 of actions/checkout)");
  }
}

}  // namespace

GitLog read_git_log(const std::string& directory, const std::string& range) {
  check_repository(directory);
  // An empty piece begins each commit.
  const ProgramResult result =
      run_git(directory, {"-c",
                          "log.showSignature=false",
                          "-c",
                          "log.showRoot=true",
                          "-c",
                          "log.follow=false",
                          "log",
                          "-z",
                          "--no-mailmap",
                          "--no-show-signature",
                          "--no-ext-diff",
                          "--no-textconv",
                          "--no-renames",
                          "--name-only",
                          "--relative",
                          "--encoding=UTF-8",
                          "--format=%x00%H%x00%an%x00%ae%x00%cs%x00%s",
                          "--end-of-options",
                          range,
                          "--",
                          "."});
  if (result.status != 0) {
    fail(directory, "git has no log: " + git_complaint(result));
  }
  GitLog log;
  for (Pieces pieces(result.output); !pieces.at_end();) {
    if (!pieces.take().empty()) fail(directory, "git writes an unknown log");
    vet::PastChange& change = log.changes.emplace_back();
    for (std::string* field : {&change.commit, &change.author, &change.address,
                               &change.date, &change.subject}) {
      *field = pieces.take();
    }
    for (bool is_first = true; !pieces.at_end() && !pieces.is_empty();
         is_first = false) {
      std::string name = pieces.take();
      if (is_first) name.erase(0, 1);  // the end of a line
      log.of_file[name].push_back(log.changes.size() - 1);
    }
  }
  return log;
}

std::string git_author(const std::string& directory) {
  const ProgramResult result = run_git(directory, {"var", "GIT_AUTHOR_IDENT"});
  const std::size_t end = result.output.rfind('>');
  if (result.status != 0 || end == std::string::npos) return {};
  return result.output.substr(0, end + 1);
}

}  // namespace dct::tools
