import Formats
import Foundation

/// Where an output goes, and whether it may: nothing that is read, and no database, is ever
/// replaced.
struct OutputPlace {
  let path: String
  let force: Bool

  /// Refuses a place that is taken.
  ///
  /// - Parameter sources: What the output is made of; none of them may be replaced.
  func check(against sources: [String] = []) throws(CommandError) {
    guard path != "-", let own = Self.identity(of: path) else { return }
    guard own.type != .typeDirectory else {
      throw CommandError("\(path): is a folder; name a file in it")
    }
    // A device or a pipe takes what comes, and loses nothing.
    guard own.type == .typeRegular else { return }
    for source in sources where source != "-" {
      guard Self.identity(of: source)?.file != own.file else {
        throw CommandError("\(path): is what is read; name another file")
      }
    }
    guard !DatabaseFile.isDatabase(at: path) else {
      throw CommandError("\(path): is a database, which no output replaces; name another file")
    }
    guard force else {
      throw CommandError("\(path): exists already; name another file or add --force")
    }
  }

  /// Which file a path leads to, by links too; `nil` where there is none.
  private static func identity(of path: String) -> (file: [Int], type: FileAttributeType)? {
    let resolved = URL(filePath: path).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolved),
      let device = attributes[.systemNumber] as? Int,
      let number = attributes[.systemFileNumber] as? Int,
      let type = attributes[.type] as? FileAttributeType
    else { return nil }
    return ([device, number], type)
  }
}
