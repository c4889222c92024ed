// SPDX-License-Identifier: MIT
#include "dct-sign/keygen_command.hpp"

#include <dct/text/escape/terminal_line.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "cli/output.hpp"
#include "dct-sign/key_options.hpp"
#include "dct-sign/sign_output.hpp"

namespace dct::tools::sign {
namespace {

struct Options {
  std::string out;
  std::string public_out;
  std::string type = "rsa";
  unsigned bits = 2048;
  std::string passphrase_file;
  std::string format = "text";
};

keys::KeyKind kind_named(const std::string& type) {
  if (type == "p256") return keys::KeyKind::p256;
  if (type == "p384") return keys::KeyKind::p384;
  if (type == "ed25519") return keys::KeyKind::ed25519;
  return keys::KeyKind::rsa;
}

/// Makes a new file; removes it when it can't be written completely.
void write_new(const std::string& path, std::string_view text, mode_t mode) {
  const int file =
      open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0 && errno == EEXIST) {
    throw Trouble(path + " already exists; it is never overwritten");
  }
  if (file < 0) {
    throw Trouble("cannot write " + path + ": " + std::strerror(errno));
  }
  bool good = true;
  while (good && !text.empty()) {
    const ssize_t written = write(file, text.data(), text.size());
    good = written > 0 || (written < 0 && errno == EINTR);
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  good = good && fsync(file) == 0;
  const int error = errno;
  if (close(file) == 0 && good) return;
  unlink(path.c_str());
  throw Trouble("cannot write " + path + ": " + std::strerror(error));
}

int run(const Options& o) {
  const keys::Secret passphrase = read_passphrase(o.passphrase_file);
  const auto made = keys::PrivateKey::generate(kind_named(o.type), o.bits);
  if (!made) throw Trouble(made.why());
  const keys::Secret pem = made->pem(passphrase.text());
  const keys::PublicKey key = made->public_key();
  write_new(o.out, pem.text(), 0600);
  if (!o.public_out.empty()) {
    try {
      write_new(o.public_out, key.pem(), 0644);
    } catch (const Trouble&) {
      unlink(o.out.c_str());  // nothing half-written
      throw;
    }
  }
  if (o.format == "json") {
    print_result(to_json({{"privateKey", o.out},
                          {"publicKey", o.public_out},
                          {"key", describe(key)},
                          {"encrypted", !passphrase.text().empty()}}));
  } else {
    print_result(
        text::visible(o.out) + ": private key (" + describe(key) +
        (passphrase.text().empty() ? ", not encrypted)\n" : ", encrypted)\n"));
  }
  return kClean;
}

}  // namespace

void add_keygen(CLI::App& app, Chosen& chosen) {
  auto o = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "keygen", "Make a private key; only the owner can read its file (0600)");
  command->add_option("--out", o->out, "The new file")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--public-out", o->public_out,
                   "Also write the public key, as PEM")
      ->type_name("FILE");
  command->add_option("--type", o->type, "The kind of key")
      ->check(CLI::IsMember({"rsa", "p256", "p384", "ed25519"}))
      ->type_name("TYPE")
      ->capture_default_str();
  command->add_option("--bits", o->bits, "The size of an RSA key")
      ->check(CLI::IsMember({2048, 3072, 4096}))
      ->type_name("N")
      ->capture_default_str();
  command
      ->add_option(
          "--passphrase-file", o->passphrase_file,
          "A file; its first line is the passphrase that will encrypt the key")
      ->type_name("FILE");
  add_format_option(*command, o->format);
  command->callback([o, &chosen] { chosen = [o] { return run(*o); }; });
}

}  // namespace dct::tools::sign
