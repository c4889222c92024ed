// SPDX-License-Identifier: MIT
#include "support/report.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <libxml/parser.h>
#include <rapidjson/pointer.h>

#include <catch2/catch.hpp>
#include <memory>

namespace dct::test {
namespace {

std::string text_of(const xmlChar* text) {
  return text ? reinterpret_cast<const char*>(text) : "";
}

XmlElement element(xmlNode* node) {
  XmlElement e{.name = text_of(node->name)};
  for (const xmlAttr* a = node->properties; a; a = a->next) {
    const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
        xmlGetProp(node, a->name), xmlFree);
    e.attributes[text_of(a->name)] = text_of(value.get());
  }
  for (xmlNode* child = node->children; child; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) e.children.push_back(element(child));
    if (child->type == XML_TEXT_NODE) e.text += text_of(child->content);
  }
  return e;
}

}  // namespace

Written::Written(std::string text, std::string file)
    : document(json::Document::parse({std::move(file), std::move(text)})) {
  static const lint::Linter linter = linter_of();
  report.files.push_back(
      {&document.source(), linter.lint(document), linter.catalogue()});
}

namespace {

constexpr char kHostile[] =
    R"(\u001b[31m\u001b]0;t\u0007::error::x\r\n::warning file=a::y\n)"
    R"(##[debug]z|\\|`a``<script>alert(1)</script><img src=x>]]>--> @team #12 )"
    R"(:smile: GH-12 ![i](http://example.net/i.png)[l](1){0} **b** ~~s~~ )"
    R"(www.example.net deadbeef1 &#64;you \u202e\u2066\u200b\ufeff\ufffe\u009b)"
    R"(\ud83d\ude00 %0A%25 \u0000)";

}  // namespace

std::string hostile_template() {
  std::string text = R"({
  "providerId": "$", "providerName": "$", "serviceId": "$",
  "serviceName": "$", "version": "$", "description": "$", "logoUrl": "$",
  "syncPubKeyDomain": "$", "syncRedirectDomain": "$", "sharedProviderName": "$",
  "$": "$",
  "variableDescription": "$",
  "records": [
    {"type": "A", "host": "$", "pointsTo": "$", "ttl": "$", "groupId": "$"},
    {"type": "CNAME", "host": "$", "pointsTo": "%$%", "ttl": 60, "$": 1},
    {"type": "$", "host": "%$%", "data": "$"},
    {"type": "TXT", "host": "@", "data": "v=spf1 $ -all", "ttl": 1,
     "txtConflictMatchingMode": "$"},
    {"type": "SRV", "name": "$", "service": "$", "protocol": "$",
     "target": "$", "priority": "$", "weight": "$", "port": "$", "ttl": "$"}
  ]
})";
  for (std::size_t i = 0; (i = text.find('$', i)) != std::string::npos;) {
    text.replace(i, 1, kHostile);
    i += sizeof kHostile - 1;
  }
  return text;
}

std::string hostile_lines() {
  return "{\n  ::error::raw\n ::stop-commands::x\n##[debug]\n\u202E'\x1b[1m|`"
         "@team', </testsuite>]]>\xFF\n}\n";
}

std::string hostile_name() {
  return "::error::a\x1b[31m\r\n::warning::|`b``<script>]]>-->@team #12 "
         "\u202E##[debug]%0A,\xFF.json";
}

rapidjson::Document parse_json(std::string_view text) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag>(text.data(),
                                                        text.size());
  INFO(text);
  REQUIRE_FALSE(document.HasParseError());
  return document;
}

std::vector<rapidjson::Document> parse_json_lines(std::string_view text) {
  std::vector<rapidjson::Document> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    REQUIRE(end != std::string_view::npos);
    lines.push_back(parse_json(text.substr(0, end)));
    text.remove_prefix(end + 1);
  }
  return lines;
}

const rapidjson::Value& at(const rapidjson::Value& document,
                           const char* pointer) {
  const rapidjson::Value* value = rapidjson::Pointer(pointer).Get(document);
  INFO(pointer);
  REQUIRE(value);
  return *value;
}

std::string text_at(const rapidjson::Value& document, const char* pointer) {
  const rapidjson::Value& value = at(document, pointer);
  INFO(pointer);
  REQUIRE(value.IsString());
  return {value.GetString(), value.GetStringLength()};
}

XmlElement parse_xml(const std::string& text) {
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr,
                    nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR),
      xmlFreeDoc);
  INFO(text);
  REQUIRE(document);
  return element(xmlDocGetRootElement(document.get()));
}

Markdown parse_markdown(const std::string& text) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT), cmark_parser_free);
  for (const char* name : {"table", "autolink", "strikethrough", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser.get(),
                                         cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
      cmark_parser_finish(parser.get()), cmark_node_free);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> nodes(
      cmark_iter_new(document.get()), cmark_iter_free);
  Markdown page;
  bool in_row = false;  // of the body; a header has cells too
  bool in_item = false;
  for (cmark_event_type event;
       (event = cmark_iter_next(nodes.get())) != CMARK_EVENT_DONE;) {
    cmark_node* node = cmark_iter_get_node(nodes.get());
    const std::string kind = cmark_node_get_type_string(node);
    if (kind == "table_row") in_row = event == CMARK_EVENT_ENTER;
    if (kind == "item") in_item = event == CMARK_EVENT_ENTER;
    if (event != CMARK_EVENT_ENTER) {
      // Text of two blocks is not one text.
      if (kind == "table_cell" || kind == "paragraph" || kind == "heading") {
        page.prose += '\n';
      }
      continue;
    }
    page.kinds.insert(kind);
    const char* literal = cmark_node_get_literal(node);
    const std::string words = literal ? literal : "";
    if (kind == "table_row") page.rows.emplace_back();
    if (kind == "table_cell" && in_row) page.rows.back().emplace_back();
    if (kind == "item") page.items.emplace_back();
    if (in_item && (kind == "linebreak" || kind == "softbreak")) {
      page.items.back() += '\n';
    }
    if (in_item && (kind == "text" || kind == "code")) {
      page.items.back() += words;
    }
    if (kind == "code_block") page.blocks.push_back(words);
    if (kind == "text") page.prose += words;
    if ((kind == "text" || kind == "code") && in_row) {
      page.rows.back().back() += words;
    }
  }
  return page;
}

}  // namespace dct::test
