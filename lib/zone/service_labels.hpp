// SPDX-License-Identifier: MIT
#pragma once

#include <dct/zone/resource_record.hpp>

namespace dct::zone {

/// An SRV record at _sip._tcp.www becomes one at www: its two labels are its
/// service and protocol. Views of the owner that the record had.
void split_service(RecordView& record);

}  // namespace dct::zone
