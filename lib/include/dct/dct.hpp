// SPDX-License-Identifier: MIT
#pragma once

/// All of libdct, and where to begin.
///
///   const auto document = dct::json::Document::parse({"web.json", text});
///   const auto linter = dct::lint::Linter::create();
///   dct::report::FindingsReport report;
///   report.files.push_back({&document.source(), linter->lint(document)});
///   std::cout << dct::report::write(report, dct::report::FindingsFormat::text);
///
/// # A template, step by step
///
/// 1. json::Document::parse() reads any bytes. It never fails: what is wrong is
/// in problems(), and what can be understood in spite of it is in root().
/// Every value knows the bytes it was written in.
/// 2. templates::read_template() is the typed view of a document: the
/// properties, and the records with their number, type and members.
/// 3. lint::Linter::create({.profile = .., .policy = .., .rules = ..}) gives a
/// linter, or the problems of what it was given. lint() holds a document to
/// syntax, limits, schema and rules; validate() stops after the schema;
/// lint::fix() repairs what needs no decision.
/// 4. zone::read_master_file() and zone::read_json() read a zone;
/// apply::apply() says what the records of a template would change there,
/// record by record and why; apply::commit() carries that out.
/// 5. request::build_apply_url() makes and signs the URL by which a service
/// asks for it, and request::check_received() is the provider's view of it.
/// 6. report::write() renders findings or a change in any of the formats.
///
/// # Two shapes of trouble
///
/// diagnostic::Problem says what is wrong, where, and what to write instead. A
/// reader returns what it read together with its problems.
/// diagnostic::Result<T> is a value, or the problems for which there is none:
/// look at it as a bool before you use *result. A diagnostic::Finding is a
/// Problem as the linter reports it, with file, severity and record.
///
/// # Who owns what
///
/// json::Document owns its text; json::Value, templates::Template and its
/// records are views of it, and must not outlive it. Functions that return a
/// view of their argument do not take temporaries. Problems and findings own
/// their texts, but for Place::field and Problem::variant, which are literals.
/// lint::Catalogue never changes and is shared; a Linter keeps it, and rules it
/// hands out live as long. zone::Zone owns its records; what find() returns is
/// a view until the next change of the zone.
///
/// # Threads, exceptions, side effects
///
/// Const members may be called from several threads at once. The library
/// throws nothing but std::bad_alloc. It never prints, exits, or reads the
/// clock, the network or the environment: what it has to know of them is an
/// argument.
///
/// # The modules, each builds only on those before it
///
/// text        sources and positions, URLs, base64, what each output escapes
/// diagnostic  Problem, Result, Finding, severities
/// json        located documents from JSON and YAML, writer, canonical form
/// dns         owner names, addresses
/// template    the typed view, patterns of text and variables, record types
/// schema      the built-in JSON Schema, and any other draft-07 schema
/// lint        rules as data, profiles, policies, waivers, repairs
/// rules       the rule that needs the network: logos
/// zone        zones: master files, JSON, differences
/// apply       a template on a zone, by the draft or as the reference does it
/// keys        keys, and how they are published in DNS  (DCT_WITH_SIGNING)
/// request     apply URLs, signatures, received requests  (DCT_WITH_SIGNING)
/// vet         what somebody could do to a customer with a template
/// attest      decisions on templates, signed  (DCT_WITH_SIGNING)
/// report      every output format

#include <dct/apply/apply.hpp>
#include <dct/apply/batch.hpp>
#include <dct/apply/sample_values.hpp>
#include <dct/diagnostic/finding.hpp>
#include <dct/diagnostic/result.hpp>
#include <dct/dns/address.hpp>
#include <dct/dns/owner_name.hpp>
#include <dct/json/canonical.hpp>
#include <dct/json/document.hpp>
#include <dct/json/writer.hpp>
#include <dct/lint/baseline.hpp>
#include <dct/lint/duplicate_templates.hpp>
#include <dct/lint/fix.hpp>
#include <dct/lint/handbook.hpp>
#include <dct/lint/linter.hpp>
#include <dct/report/change_formats.hpp>
#include <dct/report/findings_formats.hpp>
#include <dct/report/vetting.hpp>
#include <dct/rules/logo.hpp>
#include <dct/schema/schema.hpp>
#include <dct/schema/template_schema.hpp>
#include <dct/template/format.hpp>
#include <dct/text/diff.hpp>
#include <dct/version.hpp>
#include <dct/vet/examination.hpp>
#include <dct/vet/vetting_policy.hpp>
#include <dct/zone/difference.hpp>
#include <dct/zone/json_file.hpp>
#include <dct/zone/master_file.hpp>
#include <dct/zone/sample_zones.hpp>
#ifdef DCT_WITH_SIGNING
#include <dct/attest/admission.hpp>
#include <dct/attest/envelope.hpp>
#include <dct/keys/misplacement.hpp>
#include <dct/keys/private_key.hpp>
#include <dct/keys/publish.hpp>
#include <dct/request/apply_url.hpp>
#include <dct/request/received_request.hpp>
#include <dct/request/signature.hpp>
#endif
