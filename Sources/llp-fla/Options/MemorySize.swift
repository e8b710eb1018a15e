import ArgumentParser
import Documents
import Foundation
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

  /// The memory that a program may still take: what Linux calls available, or what is left of the
  /// limit of a control group where that is less.
  static var available: Double {
    let lines = (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8)) ?? ""
    let kibibytes = lines.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
      .flatMap { $0.split(separator: " ").dropFirst().first.flatMap { Double($0) } }
    let machine = kibibytes.map { $0 * 1024 } ?? physical
    func number(_ name: String) -> Double? {
      let text = try? String(contentsOfFile: "/sys/fs/cgroup/\(name)", encoding: .utf8)
      return text.flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
    guard let limit = number("memory.max"), let used = number("memory.current") else {
      return machine
    }
    return min(machine, max(0, limit - used))
  }
}

/// Bytes with the unit that leaves one to three digits: 1.6 GB.
func byteCount(_ bytes: Double) -> String {
  for (scale, unit) in [(1e12, "TB"), (1e9, "GB"), (1e6, "MB")] where bytes >= scale {
    return significant(bytes / scale, digits: 2) + " " + unit
  }
  return significant(bytes / 1e3, digits: 2) + " kB"
}
