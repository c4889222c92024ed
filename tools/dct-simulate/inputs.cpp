// SPDX-License-Identifier: MIT
#include "dct-simulate/inputs.hpp"

#include <dct/template/reserved_parameters.hpp>
#include <dct/zone/sample_zones.hpp>
#include <dct/zone/zone_file.hpp>

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

std::string line_of(const diagnostic::Problem& p) {
  std::string line = p.place.file;
  if (!line.empty()) line += ':';
  if (p.place.begin.line > 0) {
    line += std::to_string(p.place.begin.line) + ":" +
            std::to_string(p.place.begin.column) + ":";
  }
  if (!line.empty()) line += ' ';
  line += p.message;
  if (!p.help.empty()) line += " (" + p.help + ")";
  return line;
}

/// A zone of which a record is missing is not the zone: the first cause says
/// why, what follows may come of it.
void refuse_broken(const std::vector<diagnostic::Problem>& problems,
                   std::size_t more) {
  const auto is_error = [](const diagnostic::Problem& p) {
    return p.severity == diagnostic::Severity::error;
  };
  const auto first = std::find_if(problems.begin(), problems.end(), is_error);
  if (first == problems.end()) return;
  const auto errors =
      static_cast<std::size_t>(std::count_if(first, problems.end(), is_error));
  throw Trouble{line_of(*first) +
                (errors + more > 1 ? "; " + std::to_string(errors + more - 1) +
                                         " more in this zone file"
                                   : "")};
}

/// The text of a file, or of a zone that is part of the library.
std::string zone_text(const std::string& path) {
  constexpr std::string_view kSample = "sample:";
  if (!path.starts_with(kSample)) return read_file(path, kMaxZoneBytes);
  const std::string name = path.substr(kSample.size());
  const std::string_view text = zone::sample_zone_text(name);
  if (!text.empty()) return std::string(text);
  throw Trouble{"there is no sample zone " + name};
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

ZoneInput read_zone_file(const std::string& path, const std::string& apex) {
  const fs::path folder = fs::path(path).parent_path();
  auto read = zone::read_zone_file(
      zone_text(path), path == "-" ? "standard input" : path, apex,
      includes_below(folder.empty() ? fs::path(".") : folder));
  if (!read) {
    refuse_broken(read.problems(), 0);
    throw Trouble{read.why()};
  }
  refuse_broken(read->problems, read->more_problems);
  ZoneInput input{std::move(read->zone), {}};
  for (const diagnostic::Problem& p : read->problems) {
    input.complaints.push_back(line_of(p));
  }
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
