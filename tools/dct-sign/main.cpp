// SPDX-License-Identifier: MIT

#include "cli/options.hpp"
#include "cli/output.hpp"
#include "dct-sign/check_key_command.hpp"
#include "dct-sign/keygen_command.hpp"
#include "dct-sign/publish_command.hpp"
#include "dct-sign/sign_command.hpp"
#include "dct-sign/url_command.hpp"
#include "dct-sign/verify_command.hpp"

namespace {

using namespace dct::tools;

int run(int argc, char** argv) {
  CLI::App app("Makes, publishes and checks keys; signs and verifies requests.",
               sign::kName);
  sign::Chosen chosen;
  sign::add_keygen(app, chosen);
  sign::add_publish(app, chosen);
  sign::add_url(app, chosen);
  sign::add_sign(app, chosen);
  sign::add_verify(app, chosen);
  sign::add_check_key(app, chosen);
  app.require_subcommand(1);
  add_help(app,
           "  dct-sign keygen --out shop.pem\n"
           "  dct-sign publish --key shop.pem --domain shop.example.com\n"
           "  dct-sign check-key _dck1.shop.example.com\n"
           "  dct-sign url --help\n");
  if (const int status = parse(app, argc, argv); status >= 0) return status;
  return chosen();
}

}  // namespace

int main(int argc, char** argv) {
  return guard(sign::kName, [argc, argv] { return run(argc, argv); });
}
