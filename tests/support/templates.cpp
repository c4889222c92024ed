// SPDX-License-Identifier: MIT
#include "support/templates.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <catch2/catch.hpp>

namespace dct::test {
namespace {

constexpr char kBase[] = R"({
  "providerId": "example.com",
  "providerName": "Example",
  "serviceId": "website",
  "serviceName": "Example Website",
  "version": 1,
  "description": "Points the domain to the website.",
  "syncPubKeyDomain": "example.com",
  "syncRedirectDomain": "example.com",
  "records": [
    {"type": "A", "host": "@", "pointsTo": "9.9.9.9", "ttl": 3600}
  ],
  "logoUrl": "https://www.example.com/logo.svg"
})";

std::string to_text(const rapidjson::Document& document) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  document.Accept(writer);
  return buffer.GetString();
}

}  // namespace

std::string with_members(std::string_view json_object) {
  rapidjson::Document base;
  base.Parse(kBase);
  rapidjson::Document over;
  over.Parse(json_object.data(), json_object.size());
  INFO(json_object);
  REQUIRE(over.IsObject());
  for (auto& member : over.GetObject()) {
    base.RemoveMember(member.name);
    base.AddMember(rapidjson::Value(member.name, base.GetAllocator()),
                   rapidjson::Value(member.value, base.GetAllocator()),
                   base.GetAllocator());
  }
  return to_text(base);
}

std::string with_records(std::string_view json_records) {
  return with_members("{\"records\": [" + std::string(json_records) + "]}");
}

json::Document parse(std::string text) {
  return json::Document::parse({"test.json", std::move(text)});
}

lint::Linter linter_of(lint::LinterOptions options) {
  auto linter = lint::Linter::create(std::move(options));
  for (const diagnostic::Problem& p : linter.problems()) FAIL(p.message);
  return *linter;
}

lint::Policy policy_of(std::string yaml) {
  auto policy = lint::Policy::read(
      json::Document::parse_yaml({"policy.yaml", std::move(yaml)}));
  for (const diagnostic::Problem& p : policy.problems()) FAIL(p.message);
  return *std::move(policy);
}

std::vector<diagnostic::Finding> findings_of(const std::string& text) {
  static const lint::Linter linter = linter_of();
  return linter.lint(parse(text));
}

std::vector<diagnostic::Finding> lint_with(std::string_view rule,
                                           const std::string& text,
                                           std::string_view file_name) {
  return linter_of({.select = {std::string(rule)}})
      .lint(parse(text), file_name);
}

std::string lines_of(const std::vector<diagnostic::Finding>& findings) {
  std::string lines;
  for (const diagnostic::Finding& f : findings) {
    lines += std::to_string(f.place.begin.line) + ":" +
             std::to_string(f.place.begin.column) + " " +
             std::string(name(f.severity)) + " " + f.rule + ": " + f.message +
             "\n";
  }
  return lines;
}

}  // namespace dct::test
