// SPDX-License-Identifier: MIT
#include "zone/master/include_guard.hpp"

#include <algorithm>

namespace dct::zone {
namespace {

bool may_leave_folder(const std::string& path) {
  return path.starts_with('/') || path.find('\\') != std::string::npos ||
         path.find('\0') != std::string::npos || path == ".." ||
         path.starts_with("../") || path.ends_with("/..") ||
         path.find("/../") != std::string::npos;
}

}  // namespace

diagnostic::Result<std::string> IncludeGuard::text_of(const std::string& path) {
  const auto refuse = [](std::string message) {
    return diagnostic::error("include-refused", std::move(message));
  };
  if (path.empty()) return refuse("it has no name");
  if (may_leave_folder(path)) {
    return refuse("the path may lead out of the zone file's folder");
  }
  if (!includes_) return refuse("files cannot be included here");
  if (std::find(open_.begin() + 1, open_.end(), path) != open_.end()) {
    return refuse("it would include itself");
  }
  if (open_.size() > kMaxIncludeDepth) {
    return refuse("files include each other more than 16 levels deep");
  }
  if (++count_ > kMaxIncludes) {
    return refuse("more than 1,000 files are included");
  }
  return includes_(path);
}

}  // namespace dct::zone
