// SPDX-License-Identifier: MIT

// How the Python reference library applies a template, quirks included: the
// registry's editor and the public vectors depend on its results, so that each
// step is what the library does, not what it should do.
//
// Redirects first get the records of the provider's web server before them.
// Then each record goes through all steps before the next one begins, and the
// first fault is the answer: it is rendered (reference_renderer), marks what it
// removes from the zone (reference_conflicts), is compared with the records
// that were added before it, removes the delegations above it, and is added,
// unless the zone has the same record without a mark. Marks change nothing for
// later records but this last step, which is why a record that was found there
// can be lost. With state, what an earlier application wrote is marked first,
// and what belongs to a template that lost an essential record last.
//
// The draft's semantics share no step with this: they look at all records
// before they write any.

#include "apply/reference/reference_application.hpp"

#include <dct/apply/apply.hpp>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "apply/record_kinds.hpp"
#include "apply/reference/reference_conflicts.hpp"
#include "apply/reference/reference_renderer.hpp"
#include "text/letter_case.hpp"
#include "text/quote.hpp"

namespace dct::apply {
namespace {

using templates::RecordType;

/// Redirects with their addresses, applied or not.
constexpr std::size_t kMaxExpanded = kMaxApplied * 100;

diagnostic::Problem too_many_records() {
  return diagnostic::error(kInvalidData, "the template writes more than " +
                                             std::to_string(kMaxApplied) +
                                             " records");
}

constexpr std::string_view kAlways = "\"Always\"";

/// Whether a JSON text is one that Python takes for false.
bool is_nothing(std::string_view json) {
  return json.empty() || json == "null" || json == "\"\"";
}

bool ends_below(std::string_view name, std::string_view above) {
  return name.size() > above.size() && name.ends_with(above) &&
         name[name.size() - above.size() - 1] == '.';
}

bool is_alias(const NewRecord& r) {
  return r.kind == RecordType::cname || r.kind == RecordType::apexcname;
}

/// Whether the first is a delegation that hides the second.
bool hides(const NewRecord& a, const NewRecord& b) {
  return a.kind == RecordType::ns && b.kind != RecordType::ns &&
         (a.name == b.name || ends_below(b.name, a.name));
}

class Application {
 public:
  Application(ReferenceZone& zone, const ReferenceRequest& request,
              ReferenceResult& result)
      : zone_(zone),
        request_(request),
        result_(result),
        renderer_(request, faults_),
        conflicts_(zone, result.marks, faults_) {}

  void run() {
    if (!expand()) return;
    replace_earlier();
    for (const SourceRecord& source : result_.sources) {
      if (!is_active(source, request_.groups)) {
        note_inactive(source);
      } else {
        apply(source);
      }
      if (faults_.any()) break;
    }
    if (!faults_.any() && request_.instance) undo_templates();
    result_.fault = faults_.take();
  }

 private:
  bool expand() {
    const auto redirects =
        std::count_if(request_.records.begin(), request_.records.end(),
                      [](json::Value record) {
                        return is_redirect(record["type"].string());
                      });
    const std::size_t most =
        kMaxExpanded / (request_.redirect_records.size() + 1);
    if (static_cast<std::size_t>(redirects) > most) {
      result_.fault = too_many_records();
      return false;
    }
    auto sources = source_records(request_.records, request_.redirect_records);
    if (!sources) {
      result_.fault = diagnostic::error(
          kInvalidTemplate,
          "a redirect needs the addresses of a web server that answers it, and "
          "none are given");
      return false;
    }
    result_.sources = *std::move(sources);
    result_.added.reserve(result_.sources.size());
    return true;
  }

  void note_inactive(const SourceRecord& source) {
    std::vector<unsigned>& numbers = result_.inactive;
    if (numbers.empty() || numbers.back() != source.number) {
      numbers.push_back(source.number);
    }
  }

  // An application at the apex replaces nothing: it has no host.
  void replace_earlier() {
    const auto& own = request_.instance;
    if (!own || own->multi_instance || is_nothing(own->provider_id) ||
        is_nothing(own->service_id) || is_nothing(own->host)) {
      return;
    }
    for (const zone::Id id : zone_.with_state()) {
      const KnownState state = zone_.state(id);
      if (state.provider_id == own->provider_id &&
          state.service_id == own->service_id && state.host == own->host) {
        result_.marks.add(id, Reason::applied_before, 0);
      }
    }
  }

  bool is_within_bounds() {
    // To compare a record that may be identical costs more than to remove one.
    constexpr std::size_t kWeight = 4;
    if (++applied_ > kMaxApplied) {
      faults_.add(kInvalidData, too_many_records().message);
    } else if (conflicts_.encounters() > kMaxEncounters / kWeight ||
               conflicts_.merged_bytes() > kMaxAppliedBytes) {
      faults_.add(kInvalidData,
                  "the zone has more records at the names of the template than "
                  "can be compared");
    }
    return !faults_.any();
  }

  void apply(const SourceRecord& source) {
    if (!is_within_bounds()) return;
    NewRecord record;
    renderer_.render(source, record);
    if (faults_.any()) return;
    if (record.kind == RecordType::spfm) {
      if (!conflicts_.merge_policy(record)) return;
    } else {
      conflicts_.remove_others(record);
    }
    check_self_conflict(record);
    if (faults_.any()) return;
    conflicts_.remove_delegations(record);
    complete(record);
    if (!request_.instance && keep_same(record)) return;
    result_.added.push_back(std::move(record));
  }

  // Names of the records before it are in lower case already, its own is as
  // written.
  void check_self_conflict(const NewRecord& record) {
    for (const NewRecord& earlier : result_.added) {
      const bool shares_alias = earlier.name == record.name &&
                                (is_alias(earlier) || is_alias(record));
      if (!shares_alias && !hides(earlier, record) && !hides(record, earlier)) {
        continue;
      }
      faults_.add(kInvalidData,
                  record.kind == RecordType::srv ? "name" : "host",
                  "record " + std::to_string(earlier.source->number) +
                      " writes " + earlier.type + " at " +
                      text::quote(earlier.name) + ", which excludes " +
                      record.type + " at " + text::quote(record.name));
      return;
    }
  }

  static void complete(NewRecord& record) {
    const auto lower = [](std::string& text) {
      if (text::may_have_upper_case(text)) text = text::lower_case(text);
    };
    lower(record.name);
    lower(record.service);
    if (record.kind != RecordType::spfm && !keeps_case(record.kind)) {
      lower(record.data);
    }
  }

  bool keep_same(const NewRecord& record) {
    const RecordType kind = record.kind;
    // All others have marked what is the same.
    if (kind != RecordType::txt && kind != RecordType::spfm &&
        kind != RecordType::apexcname && kind != RecordType::generic) {
      return false;
    }
    for (const zone::Id id : zone_.at(record.name)) {
      if (result_.marks.has(id) || !zone_.is_same(id, record)) continue;
      result_.kept.push_back({.id = id,
                              .reason = Reason::identical,
                              .number = record.source->number});
      return true;
    }
    return false;
  }

  // Every instance of a template at a host is undone, as the id is not looked
  // at.
  void undo_templates() {
    std::unordered_set<std::string> undone;  // and what their keys begin with
    for (const Removed& removed : result_.marks.list()) {
      if (removed.reason == Reason::applied_before) continue;
      if (!has_state(removed.id)) continue;
      const KnownState state = zone_.state(removed.id);
      if (state.is_object && state.essential != kAlways) continue;
      if (state.provider_id.empty() || state.service_id.empty() ||
          state.host.empty()) {
        return refuse_state();
      }
      std::string key;
      for (const auto* part :
           {&state.provider_id, &state.service_id, &state.host}) {
        undone.insert(key.append(*part).append("\n"));
      }
    }
    if (undone.empty()) return;
    for (const zone::Id id : stateful_) undo(id, undone);
  }

  bool has_state(zone::Id id) {
    if (!knows_stateful_) {
      stateful_ = zone_.with_state();
      knows_stateful_ = true;
    }
    return std::binary_search(stateful_.begin(), stateful_.end(), id);
  }

  // A member is looked at only if those before it are the same.
  void undo(zone::Id id, const std::unordered_set<std::string>& undone) {
    const KnownState state = zone_.state(id);
    std::string key;
    for (const auto* part :
         {&state.provider_id, &state.service_id, &state.host}) {
      if (part->empty()) return refuse_state();
      if (!undone.contains(key.append(*part).append("\n"))) return;
    }
    result_.marks.add(id, Reason::template_undone, 0);
  }

  void refuse_state() {
    faults_.add(kInvalidData,
                "a record of the zone has a `_dc` without `providerId`, "
                "`serviceId` or `host`");
  }

  ReferenceZone& zone_;
  const ReferenceRequest& request_;
  ReferenceResult& result_;
  ReferenceFaults faults_;
  ReferenceRenderer renderer_;
  ReferenceConflicts conflicts_;
  std::size_t applied_ = 0;
  ReferenceZone::Ids stateful_;
  bool knows_stateful_ = false;
};

}  // namespace

ReferenceResult apply_like_reference(ReferenceZone& zone,
                                     const ReferenceRequest& request,
                                     Marks marks) {
  ReferenceResult result;
  result.marks = std::move(marks);
  Application(zone, request, result).run();
  return result;
}

}  // namespace dct::apply
