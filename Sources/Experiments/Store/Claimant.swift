import Foundation
import Glibc

/// A process, told apart from every other one of every machine.
struct Claimant: Hashable, Sendable {
  /// The name of the machine, for people.
  let host: String
  /// The run of a kernel and its space of process numbers, within which the other two mean one
  /// process; empty where the machine does not say.
  let kernel: String
  let process: Int
  /// When the process began, in ticks of the kernel: process numbers are given again.
  let start: Int

  /// This process.
  static let current: Claimant = {
    let process = Int(getpid())
    let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    let start = state(of: process)?.start
    let isKnown = boot != nil && space != nil && start != nil
    return Claimant(
      host: ProcessInfo.processInfo.hostName, kernel: isKnown ? "\(boot ?? "") \(space ?? "")" : "",
      process: process, start: start ?? 0)
  }()

  /// Whether this process can see if `other` runs.
  func sees(_ other: Claimant) -> Bool { !kernel.isEmpty && kernel == other.kernel }

  /// Whether the process runs; one that ended and waits for its parent to notice does not.
  ///
  /// - Precondition: ``current`` sees it.
  var isRunning: Bool {
    guard kill(pid_t(truncatingIfNeeded: process), 0) == 0 || errno != ESRCH else { return false }
    // A process of another user may be there without saying more.
    guard let found = Claimant.state(of: process) else { return true }
    return found.start == start && !"ZX".contains(found.letter)
  }

  /// The letter of the state of a process, and when it began.
  private static func state(of process: Int) -> (letter: Character, start: Int)? {
    // 16713 (name) R 16709 …: the name may hold anything, the 22nd field is the start.
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[end...].split(separator: " ").dropFirst()
    guard fields.count > 19, let letter = fields.first?.first,
      let start = Int(fields[fields.startIndex + 19])
    else { return nil }
    return (letter, start)
  }

  /// As a user would look for it: `process 4711`, with the machine where that is another.
  func name(for reader: Claimant) -> String {
    "process \(process)" + (host == reader.host ? "" : " on \(host)")
  }
}
