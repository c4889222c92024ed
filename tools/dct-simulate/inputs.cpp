// SPDX-License-Identifier: MIT
#include "dct-simulate/inputs.hpp"

#include <dct/template/reserved_parameters.hpp>
#include <dct/zone/json_file.hpp>
#include <dct/zone/master_file.hpp>

#include <dct/text/ascii.hpp>
#include <dct/text/percent.hpp>
#include <dct/text/url.hpp>

#include <algorithm>
#include <filesystem>
#include <random>

#include "cli/files.hpp"
#include "cli/output.hpp"

namespace dct::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxZoneBytes = std::size_t{1} << 30U;

std::string at(const json::Document& document,
               const diagnostic::Problem& problem) {
  const text::Position place =
      document.source().position(problem.place.span.begin);
  return document.source().name() + ":" + std::to_string(place.line) + ":" +
         std::to_string(place.column) + ": " + problem.message;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// The first $ORIGIN of a master file: its apex, if no other one is given.
std::string origin_of(std::string_view text) {
  constexpr std::string_view kOrigin = "$ORIGIN";
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    if (!line.starts_with(kOrigin)) continue;
    line.remove_prefix(kOrigin.size());
    while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
    return std::string(line.substr(0, line.find_first_of(" \t\r;")));
  }
  return {};
}

/// Files below a folder, links followed and looked at again.
zone::Includes includes_below(const fs::path& folder) {
  return [folder](std::string_view path) -> diagnostic::Result<std::string> {
    const auto refuse = [](std::string message) {
      return diagnostic::error("include-refused", std::move(message));
    };
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);
    const fs::path file = fs::canonical(folder / fs::path(path), error);
    if (error) return refuse("the file does not exist");
    const auto [end, ignored] =
        std::mismatch(root.begin(), root.end(), file.begin(), file.end());
    if (end != root.end()) {
      return refuse("it is outside the zone file's folder");
    }
    try {
      return read_file(file.string(), kMaxZoneBytes);
    } catch (const Trouble& trouble) {
      return refuse(trouble.what());
    }
  };
}

void add_complaints(const zone::ReadResult& result, ZoneInput& input) {
  for (const diagnostic::Problem& p : result.problems) {
    const text::Position& at = p.place.begin;
    std::string line = p.place.file;
    if (at.line > 0) {
      line += ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    line += ": " + p.message;
    if (!p.help.empty()) line += " (" + p.help + ")";
    input.complaints.push_back(std::move(line));
  }
  if (result.more_problems > 0) {
    input.complaints.push_back("and " + std::to_string(result.more_problems) +
                               " more");
  }
}

std::string value_text(json::Value value) {
  if (value.is(json::Kind::array)) value = value[std::size_t{0}];
  if (!value || value.is(json::Kind::null)) return {};
  return std::string(value.is(json::Kind::string) ? value.string()
                                                  : value.token());
}

}  // namespace

TemplateInput read_template_file(const std::string& path) {
  auto document = json::Document::parse({path == "-" ? "standard input" : path,
                                         read_file(path, json::kMaxBytes)});
  if (!document.root().is(json::Kind::object)) {
    throw Trouble{document.problems().empty()
                      ? path + ": a template is a JSON object"
                      : at(document, document.problems().front())};
  }
  TemplateInput input{std::move(document), {}, {}};
  input.tmpl = templates::read_template(input.document);
  input.title = std::string(input.tmpl.provider_id.string()) + "." +
                std::string(input.tmpl.service_id.string());
  return input;
}

ZoneInput read_zone_file(const std::string& path, std::string apex) {
  const std::string text = read_file(path, kMaxZoneBytes);
  const auto first = std::find_if_not(text.begin(), text.end(), is_space);
  const bool json = first != text.end() && (*first == '[' || *first == '{');
  if (apex.empty() && !json) apex = origin_of(text);
  if (apex.empty()) {
    throw Trouble{"the domain of " + path +
                  " is not known; give it with --domain"};
  }
  const std::string name = path == "-" ? "standard input" : path;
  zone::ReadResult result =
      json ? zone::read_json(text, name, apex)
           : zone::read_master_file(
                 text, name, apex,
                 includes_below(fs::path(path).parent_path().empty()
                                    ? fs::path(".")
                                    : fs::path(path).parent_path()));
  ZoneInput input{std::move(result.zone), {}};
  add_complaints(result, input);
  return input;
}

void read_parameters(const std::string& path, apply::VariableValues& values) {
  const bool yaml = path.ends_with(".yaml") || path.ends_with(".yml");
  text::Source source(path, read_file(path, json::kMaxBytes));
  const auto document = yaml ? json::Document::parse_yaml(std::move(source))
                             : json::Document::parse(std::move(source));
  if (!document.root().is(json::Kind::object)) {
    throw Trouble{
        document.problems().empty()
            ? path + R"(: values are an object, as in {"ip": "192.0.2.1"})"
            : at(document, document.problems().front())};
  }
  for (const json::Value member : document.root()) {
    if (!member.hidden()) values.set(member.key(), value_text(member));
  }
}

QueryInput read_query(const std::string& query, apply::VariableValues& values) {
  QueryInput input;
  for (const text::QueryPart& part : text::split_query(text::query_of(query))) {
    const auto name = text::percent_decode(part.name);
    const auto value = text::percent_decode(part.value);
    if (!name || !value) {
      throw Trouble{"in the query, " + std::string(part.text) +
                    " has a % without two hexadecimal digits"};
    }
    if (*name == "domain") {
      input.domain = *value;
    } else if (*name == "host") {
      input.host = *value;
    } else if (*name == "instanceId") {
      input.instance_id = *value;
    } else if (*name == "groupId") {
      for (std::size_t begin = 0; begin <= value->size();) {
        const std::size_t end =
            std::min(value->find(',', begin), value->size());
        input.groups.push_back(value->substr(begin, end - begin));
        begin = end + 1;
      }
    } else if (!templates::is_apply_parameter(*name)) {
      values.set(*name, *value);
    }
  }
  return input;
}

std::string new_instance_id() {
  std::random_device random;
  std::string id = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
  for (char& c : id) {
    if (c == 'x') c = text::kHexDigits[random() % 16];
  }
  return id;
}

}  // namespace dct::tools
