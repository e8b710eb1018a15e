public import Foundation

/// The folder of the checkout.
public let projectFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A file under `fixtures/`.
public func fixture(_ path: String) -> URL {
  projectFolder.appending(path: "fixtures/\(path)")
}

/// A file of the folder `shared/` beside the checkout, `nil` where it is absent. It holds material
/// that may not be committed here; tests that need it are skipped without it.
public func shared(_ path: String) -> URL? {
  let url = projectFolder.deletingLastPathComponent().appending(path: "shared/\(path)")
  return FileManager.default.fileExists(atPath: url.path) ? url : nil
}

/// Whether tests of more than a second or two run: `LLP_LONG_TESTS=1`.
public let longTests = ProcessInfo.processInfo.environment["LLP_LONG_TESTS"] == "1"

/// Runs `body` with a new folder that is removed afterwards.
public func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result
{
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "llp-fla-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
