import ArgumentParser
import Glibc

/// A number of bytes: `500M`, `2G`, `1.5G`, or plain bytes.
struct MemorySize: ExpressibleByArgument {
  let bytes: Double

  init?(argument: String) {
    let scales: [Character: Double] = ["K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12]
    let scale = argument.last.flatMap { scales[Character($0.uppercased())] }
    guard let number = Double(scale == nil ? argument : String(argument.dropLast())), number > 0,
      number.isFinite
    else { return nil }
    bytes = number * (scale ?? 1)
  }

  /// The memory of the machine.
  static var physical: Double {
    Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}

/// Bytes with the unit that leaves one to three digits: 1.6 GB.
func byteCount(_ bytes: Double) -> String {
  for (scale, unit) in [(1e12, "TB"), (1e9, "GB"), (1e6, "MB")] where bytes >= scale {
    return significant(bytes / scale, digits: 2) + " " + unit
  }
  return significant(bytes / 1e3, digits: 2) + " kB"
}
