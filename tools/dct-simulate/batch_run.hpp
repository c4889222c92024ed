// SPDX-License-Identifier: MIT
#pragma once

/// dct-simulate --batch: jobs in, answers out, a line each.

#include <dct/apply/apply.hpp>

namespace dct::tools {

/// Reads jobs from a file descriptor until its end and answers on standard
/// output, in their order. Jobs that have arrived are answered before it waits
/// for more, so that a program may talk to it job by job. Memory does not grow
/// with the number of jobs.
/// @param threads  0: as many as the machine has cores
/// @returns whether all could be read and written
bool run_batch(int input, apply::Semantics semantics, unsigned threads);

}  // namespace dct::tools
