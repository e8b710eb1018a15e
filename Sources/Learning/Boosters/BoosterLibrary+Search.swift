import Foundation

extension BoosterLibrary.Kind {
  /// Where the library may be, the most wanted first.
  ///
  /// The path in the environment variable alone, where it is set; else what the loader finds by
  /// name, the wheel in `.boosting` beside or above the program and the working folder, and those
  /// of the active and the user's Python environments. This is the one place where the module reads
  /// the environment: what is installed is not known otherwise.
  func candidates(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> [String] {
    if let path = environment[variable], !path.isEmpty { return [path] }
    let manager = FileManager.default
    var roots: [String] = []
    let program = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for start in [program, URL(filePath: manager.currentDirectoryPath)] {
      var folder = start
      while folder.path != "/", folder.path != folder.deletingLastPathComponent().path {
        roots.append(folder.appending(path: ".boosting").path)
        folder = folder.deletingLastPathComponent()
      }
    }
    roots += ["VIRTUAL_ENV", "CONDA_PREFIX"].compactMap { environment[$0] }
    if let home = environment["HOME"] { roots.append("\(home)/.local") }
    roots += ["/usr/local", "/usr"]
    var candidates = [file]
    for root in roots {
      let versions = (try? manager.contentsOfDirectory(atPath: "\(root)/lib")) ?? []
      for version in versions.sorted() where version.hasPrefix("python3") {
        for packages in ["site-packages", "dist-packages"] {
          let path = "\(root)/lib/\(version)/\(packages)/\(package)/lib/\(file)"
          if manager.fileExists(atPath: path) { candidates.append(path) }
        }
      }
    }
    return candidates
  }
}
