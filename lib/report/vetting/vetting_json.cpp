// SPDX-License-Identifier: MIT
#include "report/vetting/vetting_json.hpp"

#include <dct/json/writer.hpp>

#include "report/vetting/vetting_identity.hpp"
#include "report/vetting/vetting_words.hpp"

namespace dct::report {
namespace {

using json::Writer;
using vet::Vetting;

void write_records(Writer& json, std::string_view key,
                   const std::vector<zone::ResourceRecord>& records,
                   std::string_view apex) {
  json.array(key, [&] {
    for (const zone::ResourceRecord& r : records) {
      json.text(record_line(r, apex));
    }
  });
}

void write_probe(Writer& json, const vet::CarriedOut& done,
                 std::string_view file) {
  json.object([&] {
    json.text("id", done.probe->id);
    json.text("actor", name(done.actor));
    json.number("harm", done.probe->harm);
    json.text("consequence", done.probe->consequence);
    json.number("record", done.record);
    json.number("line", done.line);
    json.text("zone", done.zone);
    json.text("command", vet::command(done, file));
    write_records(json, "before", done.before, done.domain);
    write_records(json, "after", done.after, done.domain);
    json.text("say", done.say);
  });
}

void write_finding(Writer& json, const Vetting& e,
                   const diagnostic::Finding& f) {
  json.object([&] {
    json.text("rule", f.rule);
    json.text("severity", name(f.severity));
    json.text("message", f.message);
    json.text("help", f.help);
    json.number("record", f.place.record);
    json.number("line", f.place.begin.line);
    json.flag("waived", f.waived.has_value());
    if (const vet::TemplateUse* use = use_of(e, f)) {
      json.text("zone", use->zone);
      json.text("command", vet::command(*use, e.file));
    }
  });
}

void write_reason(Writer& json, const vet::Reason& reason) {
  json.object([&] {
    json.text("if", reason.condition);
    json.text("then", name(reason.decision));
    json.number("record", reason.record);
    json.number("line", reason.line);
    json.text("say", reason.say);
    if (reason.waived) json.text("waived", *reason.waived);
  });
}

void write_use(Writer& json, const vet::TemplateUse& use) {
  const auto group = [](const vet::UseRequest& request) {
    return request.groups.empty() ? std::string() : request.groups.front();
  };
  json.text("zone", use.zone);
  json.text("host", use.host);
  json.text("group", group(use.requests.back()));
  json.array("after", [&] {
    if (use.again != vet::Again::no) return;
    for (std::size_t i = 0; i + 1 < use.requests.size(); ++i) {
      json.text(group(use.requests[i]));
    }
  });
  json.text("again", name(use.again));
}

void write_loss(Writer& json, const vet::CustomerLoss& l,
                std::string_view file) {
  json.object([&] {
    json.text("id", l.loss.id);
    json.text("area", l.loss.area);
    json.text("grade", l.loss.grade);
    write_use(json, l.seen.front());
    json.text("command", vet::command(l.seen.front(), file));
    json.text("say", l.loss.message);
    json.array("zones", [&] {
      for (const vet::TemplateUse& use : l.seen) {
        json.object([&] { write_use(json, use); });
      }
    });
  });
}

void write_revision(Writer& json, const vet::Revision& revision) {
  json.text("baseLevel", name(revision.level));
  json.text("rating", name(revision.rating()));
  json.array("changes", [&] {
    for (const vet::RevisionItem& item : revision.items) {
      json.object([&] {
        json.text("rating", name(item.rating));
        json.number("record", item.record);
        json.text("say", item.say);
      });
    }
  });
}

void write_taken(Writer& json, const vet::TakenRecord& t,
                 std::string_view apex) {
  json.object([&] {
    json.text("line", record_line(t.record, apex));
    json.text("type", t.record.type);
    json.number("record", t.number);
    json.number("by", t.by);
    json.text("byType", t.by_type);
    json.text("reason", name(t.reason));
    json.flag("essential", t.essential);
  });
}

void write_collision(Writer& json, const vet::Collision& c,
                     std::string_view file) {
  json.text("file", c.file);
  json.text("template", c.title);
  json.text("direction", c.removes ? "removes" : "removed-by");
  json.array("taken", [&] {
    for (const auto& t : c.taken) write_taken(json, t, "example.com");
  });
  json.number("takenCut", c.more_taken);
  json.number("undone", c.undone);
  json.text("command", vet::command(c, file));
  json.text("say", describe(c));
}

void write_collisions(Writer& json, const vet::Collisions& all,
                      std::string_view file) {
  json.object("against", [&] {
    json.number("compared", all.compared);
    json.number("simulated", all.simulated);
    json.number("untried", all.untried);
    json.number("removed", all.removed);
    json.number("removing", all.removing);
    json.array("causes", [&] {
      for (const vet::CollisionCause& cause : all.causes) {
        json.object([&] {
          json.text("direction", cause.removes ? "removes" : "removed-by");
          json.array("records", [&] {
            for (const unsigned record : cause.records) json.number(record);
          });
          json.text("owner", cause.owner);
          json.text("otherType", cause.other_type);
          json.text("reason", name(cause.reason));
          json.number("templates", cause.templates);
          json.text("say", describe(cause));
          json.object("example",
                      [&] { write_collision(json, cause.example, file); });
        });
      }
    });
    json.number("causesCut", all.more_causes);
    json.array("sameProvider", [&] {
      for (const vet::Collision& c : all.same_provider) {
        json.object([&] { write_collision(json, c, file); });
      }
    });
    json.number("sameProviderCut", all.more_same_provider);
  });
}

void write_examination(Writer& json, const Vetting& e) {
  json.object([&] {
    json.text("file", e.file);
    json.text("sha256", e.sha256);
    json.text("template", e.title);
    json.text("version", e.version);
    json.text("decision", name(e.verdict.decision));
    json.array("reasons", [&] {
      for (const vet::Reason& r : e.verdict.reasons) write_reason(json, r);
    });
    json.text("level", name(e.exposure.level()));
    json.text("stranger", name(e.exposure.stranger));
    json.text("provider", name(e.exposure.provider));
    json.text("gate", name(e.exposure.gate));
    write_identity(json, e.identity);
    if (e.revision) write_revision(json, *e.revision);
    json.array("probes", [&] {
      for (const vet::CarriedOut& done : e.exposure.carried_out) {
        write_probe(json, done, e.file);
      }
    });
    json.array("undecided", [&] {
      for (const vet::Undecided& u : e.exposure.undecided) {
        json.object([&] {
          json.text("id", u.probe->id);
          json.text("actor", name(u.actor));
          json.number("record", u.record);
        });
      }
    });
    json.array("others", [&] {
      for (const vet::OtherReach& reach : e.other_reach) {
        json.object([&] {
          json.text("actor", name(reach.actor));
          json.number("record", reach.record);
          json.number("line", reach.line);
          json.text("say", reach.say);
        });
      }
    });
    json.array("losses", [&] {
      for (const vet::CustomerLoss& l : e.losses) write_loss(json, l, e.file);
    });
    json.array("lossesCut", [&] {
      for (const std::string& sentence : e.losses_cut) json.text(sentence);
    });
    if (e.collisions) write_collisions(json, *e.collisions, e.file);
    json.array("findings", [&] {
      for (const auto& f : e.findings) write_finding(json, e, f);
    });
    json.array("checklist", [&] {
      for (const vet::ChecklistItem& item : e.checklist) {
        json.object([&] {
          json.number("number", item.number);
          json.text("rule", item.rule);
          json.text("answer", name(item.answer));
          json.text("evidence", item.evidence);
        });
      }
    });
  });
}

template <typename Row>
void write_row(Writer& json, std::string_view key, const Row& row) {
  json.array(key, [&] {
    for (const vet::Level level : row) json.text(name(level));
  });
}

void write_levels(Writer& json, const vet::ProbeTable& table) {
  json.object("levels", [&] {
    for (std::size_t gate = 0; gate < table.stranger.size(); ++gate) {
      write_row(json, name(static_cast<vet::Gate>(gate)), table.stranger[gate]);
    }
    write_row(json, "provider", table.provider);
  });
  json.array("overrides", [&] {
    for (const LevelOverride& o : overrides_of(table)) {
      json.object([&] {
        json.text("probe", o.probe->id);
        json.text("actor", name(o.actor));
        json.text("level", name(o.level));
      });
    }
  });
}

}  // namespace

std::string write_vetting_json(const VettingReport& report,
                               const VettingOptions&) {
  std::string out;
  Writer json(out, 2);
  json.object([&] {
    json.array("templates", [&] {
      for (const Vetting& e : report.examinations) {
        write_examination(json, e);
      }
    });
    write_levels(json, report.table);
  });
  return out + "\n";
}

std::string write_vetting_lines(const VettingReport& report,
                                const VettingOptions&) {
  std::string out;
  for (const Vetting& e : report.examinations) {
    Writer json(out);
    write_examination(json, e);
    out += '\n';
  }
  return out;
}

}  // namespace dct::report
