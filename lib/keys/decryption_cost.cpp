// SPDX-License-Identifier: MIT
#include "keys/decryption_cost.hpp"

#include <openssl/asn1t.h>
#include <openssl/objects.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <limits>
#include <optional>

#include "keys/openssl.hpp"

namespace dct::keys {
namespace {

using Encrypted = std::unique_ptr<X509_SIG, Release<X509_SIG_free>>;
using Pbe = std::unique_ptr<PBEPARAM, Release<PBEPARAM_free>>;
using Pbe2 = std::unique_ptr<PBE2PARAM, Release<PBE2PARAM_free>>;
using Pbkdf2 = std::unique_ptr<PBKDF2PARAM, Release<PBKDF2PARAM_free>>;
using Scrypt = std::unique_ptr<SCRYPT_PARAMS, Release<SCRYPT_PARAMS_free>>;

// Ten times what is recommended for passphrases, and some seconds.
constexpr std::uint64_t kMaxIterations = 6'000'000;
// N times r times p: 32 times what OpenSSL writes, and about as long.
constexpr std::uint64_t kMaxScrypt = std::uint64_t{1} << 22U;

constexpr std::uint64_t kTooMany = std::numeric_limits<std::uint32_t>::max();

/// A number that is none, or does not fit, is too large.
std::uint64_t number(const ASN1_INTEGER* integer) {
  std::uint64_t value = 0;
  if (!integer || ASN1_INTEGER_get_uint64(&value, integer) != 1) {
    return kTooMany;
  }
  return std::min(value, kTooMany);
}

template <typename Owner>
Owner parameter(const ASN1_ITEM* item, const X509_ALGOR* algorithm) {
  return Owner(static_cast<typename Owner::pointer>(
      ASN1_TYPE_unpack_sequence(item, algorithm->parameter)));
}

std::string too_many(std::uint64_t asked, const char* unit,
                     std::uint64_t most) {
  return "opening the private key would take " +
         (asked >= kTooMany ? "billions of" : std::to_string(asked)) + " " +
         unit + ", where " + std::to_string(most) +
         " are a lot; encrypt it anew, with fewer";
}

std::string judge_iterations(const ASN1_INTEGER* integer) {
  const std::uint64_t asked = number(integer);
  return asked > kMaxIterations ? too_many(asked, "iterations", kMaxIterations)
                                : std::string();
}

constexpr char kUnknown[] =
    "the private key is encrypted in a way that is not known here; encrypt it "
    "anew, as `openssl pkcs8 -topk8` does";

std::string judge_scrypt(const SCRYPT_PARAMS& scrypt) {
  std::uint64_t work = 1;
  for (const ASN1_INTEGER* factor : {scrypt.costParameter, scrypt.blockSize,
                                     scrypt.parallelizationParameter}) {
    const std::uint64_t value = std::max<std::uint64_t>(number(factor), 1);
    if (value > kMaxScrypt / work) {
      return too_many(value > kTooMany / work ? kTooMany : work * value,
                      "steps of scrypt", kMaxScrypt);
    }
    work *= value;
  }
  return {};
}

std::string judge_pbes2(const X509_ALGOR* algorithm) {
  const auto pbe2 = parameter<Pbe2>(ASN1_ITEM_rptr(PBE2PARAM), algorithm);
  if (!pbe2) return kUnknown;
  const int function = OBJ_obj2nid(pbe2->keyfunc->algorithm);
  if (function == NID_id_pbkdf2) {
    const auto pbkdf2 =
        parameter<Pbkdf2>(ASN1_ITEM_rptr(PBKDF2PARAM), pbe2->keyfunc);
    return pbkdf2 ? judge_iterations(pbkdf2->iter) : kUnknown;
  }
  if (function == NID_id_scrypt) {
    const auto scrypt =
        parameter<Scrypt>(ASN1_ITEM_rptr(SCRYPT_PARAMS), pbe2->keyfunc);
    return scrypt ? judge_scrypt(*scrypt) : kUnknown;
  }
  return kUnknown;
}

/// Of an EncryptedPrivateKeyInfo (RFC 5958 section 3); nothing for other DER.
std::optional<std::string> judge_der(const unsigned char* der, long size) {
  const Encrypted encrypted(d2i_X509_SIG(nullptr, &der, size));
  if (!encrypted) return std::nullopt;
  const X509_ALGOR* algorithm = nullptr;
  X509_SIG_get0(encrypted.get(), &algorithm, nullptr);
  if (OBJ_obj2nid(algorithm->algorithm) == NID_pbes2) {
    return judge_pbes2(algorithm);
  }
  // PBES1 and those of PKCS #12 have a salt and a number.
  const auto pbe = parameter<Pbe>(ASN1_ITEM_rptr(PBEPARAM), algorithm);
  return pbe ? judge_iterations(pbe->iter) : kUnknown;
}

/// One block of a PEM; wiped.
struct Block {
  char* name = nullptr;
  char* header = nullptr;
  unsigned char* der = nullptr;
  long size = 0;

  Block() = default;
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;
  ~Block() {
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_clear_free(der, static_cast<std::size_t>(size));
  }
};

}  // namespace

std::string refuse_costly(std::string_view pem) {
  const Bio bio = reading(pem);
  while (true) {
    Block block;
    if (PEM_read_bio(bio.get(), &block.name, &block.header, &block.der,
                     &block.size) != 1) {
      const bool at_end =
          ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
      // What comes behind a broken block is not looked at.
      return at_end ? "" : "this PEM is damaged";
    }
    const bool is_encrypted = std::string_view(block.name) == PEM_STRING_PKCS8;
    const auto judged = judge_der(block.der, block.size);
    if (is_encrypted && !judged) return kUnknown;
    if (judged && !judged->empty()) return *judged;
  }
}

}  // namespace dct::keys
