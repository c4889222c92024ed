// SPDX-License-Identifier: MIT
#include "apply/draft/template_state.hpp"

#include <dct/json/writer.hpp>

#include <string_view>
#include <unordered_set>

#include "template/host_name.hpp"

namespace dct::apply {
namespace {

constexpr std::string_view kGroup = "groupId";

}  // namespace

zone::TemplateState state_of(const Request& request, const Rendered& rendered) {
  const TemplateInstance& instance = *request.instance;
  zone::TemplateState state{.id = std::string(instance.id),
                            .provider_id = std::string(instance.provider_id),
                            .service_id = std::string(instance.service_id),
                            .host = std::string(request.host),
                            .essential = "Always"};
  // The suite has it even when it is empty.
  if (state.host.empty()) state.other.push_back({"host", "\"\""});
  if (!rendered.source) return state;
  const templates::Record& record = *rendered.source;
  if (const json::Value essential = record[templates::Property::essential]) {
    state.essential = essential.string();
  }
  // Which group wrote it decides what a later application of the group
  // replaces.
  if (!record.group().empty()) {
    state.other.push_back({std::string(kGroup), json::quoted(record.group())});
  }
  return state;
}

std::string group_json(const zone::TemplateState& state) {
  for (const zone::JsonMember& member : state.other) {
    if (member.name == kGroup) return member.json;
  }
  return {};
}

bool is_same_application(const zone::TemplateState& state,
                         const Request& request) {
  if (state.provider_id != request.instance->provider_id ||
      state.service_id != request.instance->service_id) {
    return false;
  }
  return templates::owner_key(state.host) == templates::owner_key(request.host);
}

void undo_templates(const zone::Zone& zone, Marks& marks) {
  std::unordered_set<std::string_view> undone;
  for (const Removed& removed : marks.list()) {
    // What an earlier application of the same template wrote is replaced, not
    // lost.
    if (removed.reason == Reason::applied_before) continue;
    const zone::TemplateState* state = zone[removed.id].state;
    if (state && !state->id.empty() && state->essential != "OnApply") {
      undone.insert(state->id);
    }
  }
  if (undone.empty()) return;
  for (const zone::Id id : zone.with_state()) {
    if (undone.contains(zone[id].state->id)) {
      marks.add(id, Reason::template_undone, 0);
    }
  }
}

}  // namespace dct::apply
