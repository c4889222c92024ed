// SPDX-License-Identifier: MIT
#include "report/html/page_template.hpp"

#include <dct/text/base64.hpp>

#include <map>
#include <mutex>
#include <vector>

#include "report/embedded_pages.hpp"
#include "report/html/page_syntax.hpp"
#include "text/escape/markup_text.hpp"
#include "text/quote.hpp"
#include "text/sha256.hpp"

namespace dct::report {
namespace {

using Node = PageTemplate::Node;
using Contexts = std::vector<const PageData*>;

const PageData* find(const Contexts& contexts, std::string_view name) {
  if (name == ".") return contexts.back();
  for (auto it = contexts.rbegin(); it != contexts.rend(); ++it) {
    if (const PageData* found = (*it)->find(name)) return found;
  }
  return nullptr;
}

void write_nodes(const std::vector<Node>& nodes, Contexts& contexts,
                 std::string& out);

void write_section(const Node& node, const PageData& data, Contexts& contexts,
                   std::string& out) {
  const auto write_with = [&](const PageData& context) {
    contexts.push_back(&context);
    write_nodes(node.children, contexts, out);
    contexts.pop_back();
  };
  if (const PageData::List* list = data.list()) {
    for (const PageData& item : *list) write_with(item);
  } else {
    write_with(data);
  }
}

void write_nodes(const std::vector<Node>& nodes, Contexts& contexts,
                 std::string& out) {
  static const PageData nothing;
  for (const Node& node : nodes) {
    if (node.kind == Node::Kind::fixed) {
      out += node.text;
      continue;
    }
    const PageData* found = find(contexts, node.text);
    const PageData& data = found ? *found : nothing;
    switch (node.kind) {
      case Node::Kind::fixed:
        break;
      case Node::Kind::text:
        out += text::markup_text(text::printable(data.text()));
        break;
      case Node::Kind::section:
        if (!data.is_empty()) write_section(node, data, contexts, out);
        break;
      case Node::Kind::otherwise:
        if (data.is_empty()) write_nodes(node.children, contexts, out);
        break;
    }
  }
}

std::string hash_of(std::string_view file) {
  return text::to_base64(text::sha256(page_file(file)));
}

/// Each is read once.
const PageTemplate& page_named(std::string_view name) {
  static std::mutex lock;
  static std::map<std::string_view, PageTemplate> pages;
  const std::scoped_lock guard(lock);
  const auto known = pages.find(name);
  if (known != pages.end()) return known->second;
  return pages.emplace(name, PageTemplate(page_file(name))).first->second;
}

}  // namespace

PageTemplate::PageTemplate(std::string_view text)
    : root_(std::make_unique<Node>(read_page(text))) {}
PageTemplate::~PageTemplate() = default;
PageTemplate::PageTemplate(PageTemplate&&) noexcept = default;
PageTemplate& PageTemplate::operator=(PageTemplate&&) noexcept = default;

std::string PageTemplate::write(const PageData& data) const {
  std::string out;
  Contexts contexts = {&data};
  write_nodes(root_->children, contexts, out);
  return out;
}

std::string_view page_file(std::string_view name) {
  for (const EmbeddedFile& file : kEmbeddedFiles) {
    if (file.name == name) return file.text;
  }
  throw std::logic_error("no page is called " + std::string(name));
}

std::string write_page(std::string_view name, PageData data) {
  static const std::string style = hash_of("page.css");
  static const std::string script = hash_of("page.js");
  data.set("style_hash", style).set("script_hash", script);
  return page_named(name).write(data);
}

}  // namespace dct::report
