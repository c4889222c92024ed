// SPDX-License-Identifier: MIT
#include "keys/openssl/decryption_cost.hpp"

#include <algorithm>
#include <limits>
#include <string>

#include "keys/openssl/openssl.hpp"

namespace dct::keys {
namespace {

using Pbe = OpenSslOwner<PBEPARAM, PBEPARAM_free>;
using Pbe2 = OpenSslOwner<PBE2PARAM, PBE2PARAM_free>;
using Pbkdf2 = OpenSslOwner<PBKDF2PARAM, PBKDF2PARAM_free>;
using Scrypt = OpenSslOwner<SCRYPT_PARAMS, SCRYPT_PARAMS_free>;
using MaybeProblem = std::optional<diagnostic::Problem>;

constexpr std::uint64_t kBillions = std::numeric_limits<std::uint32_t>::max();

/// A number that can't be read, or does not fit, is too large.
std::uint64_t number(const ASN1_INTEGER* integer) {
  std::uint64_t value = 0;
  if (!integer || ASN1_INTEGER_get_uint64(&value, integer) != 1) {
    return kBillions;
  }
  return std::min(value, kBillions);
}

template <typename Owner>
Owner parameter(const ASN1_ITEM* item, const X509_ALGOR* algorithm) {
  return Owner(static_cast<typename Owner::pointer>(
      ASN1_TYPE_unpack_sequence(item, algorithm->parameter)));
}

diagnostic::Problem too_many(std::uint64_t asked, const char* unit,
                             std::uint64_t most) {
  return diagnostic::error(
      "key-cost",
      "opening the private key would take " +
          (asked >= kBillions ? "billions of" : std::to_string(asked)) + " " +
          unit + "; more than " + std::to_string(most) + " are refused",
      "encrypt it again, with fewer");
}

MaybeProblem judge_iterations(const ASN1_INTEGER* integer) {
  const std::uint64_t asked = number(integer);
  if (asked <= kMaxIterations) return std::nullopt;
  return too_many(asked, "iterations", kMaxIterations);
}

diagnostic::Problem unknown_encryption() {
  return diagnostic::error("key-encryption",
                           "the private key is encrypted in an unknown way",
                           "encrypt it again, as `openssl pkcs8 -topk8` does");
}

MaybeProblem judge_scrypt(const SCRYPT_PARAMS& scrypt) {
  std::uint64_t work = 1;
  for (const ASN1_INTEGER* factor : {scrypt.costParameter, scrypt.blockSize,
                                     scrypt.parallelizationParameter}) {
    const std::uint64_t value = std::max<std::uint64_t>(number(factor), 1);
    if (value > kMaxScryptSteps / work) {
      return too_many(value > kBillions / work ? kBillions : work * value,
                      "steps of scrypt", kMaxScryptSteps);
    }
    work *= value;
  }
  return std::nullopt;
}

MaybeProblem judge_pbes2(const X509_ALGOR* algorithm) {
  const auto pbe2 = parameter<Pbe2>(ASN1_ITEM_rptr(PBE2PARAM), algorithm);
  if (!pbe2) return unknown_encryption();
  const int function = OBJ_obj2nid(pbe2->keyfunc->algorithm);
  if (function == NID_id_pbkdf2) {
    const auto pbkdf2 =
        parameter<Pbkdf2>(ASN1_ITEM_rptr(PBKDF2PARAM), pbe2->keyfunc);
    return pbkdf2 ? judge_iterations(pbkdf2->iter) : unknown_encryption();
  }
  if (function == NID_id_scrypt) {
    const auto scrypt =
        parameter<Scrypt>(ASN1_ITEM_rptr(SCRYPT_PARAMS), pbe2->keyfunc);
    return scrypt ? judge_scrypt(*scrypt) : unknown_encryption();
  }
  return unknown_encryption();
}

/// Of an EncryptedPrivateKeyInfo (RFC 5958 section 3).
MaybeProblem judge_encrypted(const X509_SIG& encrypted) {
  const X509_ALGOR* algorithm = nullptr;
  X509_SIG_get0(&encrypted, &algorithm, nullptr);
  if (OBJ_obj2nid(algorithm->algorithm) == NID_pbes2) {
    return judge_pbes2(algorithm);
  }
  // PBES1 and those of PKCS #12 have a salt and a number.
  const auto pbe = parameter<Pbe>(ASN1_ITEM_rptr(PBEPARAM), algorithm);
  return pbe ? judge_iterations(pbe->iter) : unknown_encryption();
}

/// One block of a PEM; its memory is overwritten.
struct PemBlock {
  char* name = nullptr;
  char* header = nullptr;
  unsigned char* der = nullptr;
  long size = 0;

  PemBlock() = default;
  PemBlock(const PemBlock&) = delete;
  PemBlock& operator=(const PemBlock&) = delete;
  ~PemBlock() {
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_clear_free(der, static_cast<std::size_t>(size));
  }
};

MaybeProblem judge(const PemBlock& block) {
  const unsigned char* at = block.der;
  const EncryptedPkcs8 encrypted(d2i_X509_SIG(nullptr, &at, block.size));
  if (encrypted) return judge_encrypted(*encrypted);
  if (std::string_view(block.name) == PEM_STRING_PKCS8) {
    return unknown_encryption();
  }
  return std::nullopt;  // not encrypted
}

}  // namespace

std::optional<diagnostic::Problem> find_decryption_cost(std::string_view pem) {
  const ErrorScope errors;
  const Bio bio = reading(pem);
  while (true) {
    PemBlock block;
    if (PEM_read_bio(bio.get(), &block.name, &block.header, &block.der,
                     &block.size) != 1) {
      const bool at_end =
          ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
      if (at_end) return std::nullopt;
      // Nothing after a broken block is read.
      return diagnostic::error("key-damaged", "this PEM is damaged",
                               "use the file as it was made");
    }
    if (auto problem = judge(block)) return problem;
  }
}

}  // namespace dct::keys
