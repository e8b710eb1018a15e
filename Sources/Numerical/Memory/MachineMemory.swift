import Foundation
import Glibc

/// How much memory there is, in bytes.
public enum MachineMemory {
  /// The memory of the machine.
  public static var physical: Double {
    Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The memory that a program may still take: what Linux calls available, or what is left of the
  /// limit of a control group where that is less.
  public static var available: Double {
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
