// SPDX-License-Identifier: MIT
#include "dct-sign/sign_output.hpp"

#include <dct/json/writer.hpp>

#include "cli/output.hpp"

namespace dct::tools::sign {
namespace {

struct WriteValue {
  json::Writer& json;
  std::string_view key;

  void operator()(bool value) const { json.flag(key, value); }
  void operator()(unsigned value) const { json.number(key, value); }
  void operator()(const std::string& value) const { json.text(key, value); }
  void operator()(const std::vector<std::string>& values) const {
    json.array(key, [&] {
      for (const std::string& v : values) json.text(v);
    });
  }
  void operator()(const std::vector<diagnostic::Problem>& problems) const {
    json.array(key, [&] {
      for (const diagnostic::Problem& p : problems) {
        json.object([&] {
          json.text("id", p.rule);
          json.text("severity", name(p.severity));
          json.text("message", p.message);
          json.text("help", p.help);
        });
      }
    });
  }
};

}  // namespace

void add_format_option(CLI::App& command, std::string& format) {
  command.add_option("-f,--format", format, "How to print the result")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->capture_default_str();
}

void add_quiet_option(CLI::App& command, bool& quiet) {
  command.add_flag("-q,--quiet", quiet,
                   "Print nothing; the exit status is the result");
}

std::string describe(const keys::PublicKey& key) {
  switch (key.kind()) {
    case keys::KeyKind::rsa:
      return "RSA, " + std::to_string(key.bits()) + " bits";
    case keys::KeyKind::p256:
      return "EC on P-256";
    case keys::KeyKind::p384:
      return "EC on P-384";
    case keys::KeyKind::ed25519:
      return "Ed25519";
  }
  return {};
}

std::vector<std::string> joined(const std::vector<keys::TxtStrings>& records) {
  std::vector<std::string> texts;
  for (const keys::TxtStrings& strings : records) {
    std::string& text = texts.emplace_back();
    for (const std::string& s : strings) text += s;
  }
  return texts;
}

std::string to_json(std::initializer_list<Field> fields) {
  std::string text;
  json::Writer json(text, 2);
  json.object([&] {
    for (const Field& f : fields) std::visit(WriteValue{json, f.name}, f.value);
  });
  return text + "\n";
}

void print_result(const std::string& text) {
  if (!print(text)) throw Trouble("cannot write to standard output");
}

}  // namespace dct::tools::sign
