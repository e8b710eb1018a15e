import Catalogs
import Formats
import Foundation
import Learning
import TestSupport
import Testing

/// No test here needs a network: files come from `file:///…`, and 127.0.0.1 refuses to answer.
@Suite struct DatasetDownloadTests {
  /// The MD5 of the empty file, RFC 1321 §A.5, and that of "abc".
  static let md5OfNothing = "d41d8cd98f00b204e9800998ecf8427e"
  static let md5OfABC = "900150983cd24fb0d6963f7d28e17f72"

  static func archive(_ files: [DatasetArchive.File]) -> DatasetArchive {
    DatasetArchive(
      name: "tiny", summary: "for tests", address: "http://127.0.0.1:9/", files: files,
      byteCount: 3)
  }

  /// What is in a folder, hidden things included.
  static func contents(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func filesAreFetchedAndChecked() async throws {
    try await withTemporaryFolder { folder in
      try ImageFiles.write(
        ["abc.gz": Data("abc".utf8), "nothing.gz": Data()], to: folder.appending(path: "from"))
      let archive = Self.archive([
        .init(name: "abc.gz", md5: Self.md5OfABC),
        .init(name: "nothing.gz", md5: Self.md5OfNothing),
      ])
      var lines: [String] = []
      let place = try DatasetDownload(
        of: archive, from: "file://" + folder.appending(path: "from").path
      ).run(to: folder.appending(path: "to").path) { lines.append($0) }
      #expect(try Self.contents(folder.appending(path: "to")) == ["tiny"])
      #expect(try Self.contents(place) == ["abc.gz", "nothing.gz"])
      #expect(lines.count == 2)
    }
  }

  @Test func anArchiveIsUnpackedWithoutItsFolder() async throws {
    try await withTemporaryFolder { folder in
      let from = folder.appending(path: "from")
      try ImageFiles.write(
        ["test_batch.bin": ImageFiles.cifar([[3]])], to: from.appending(path: "cifar-bin"))
      let file = from.appending(path: "tiny.tar.gz")
      try Self.tool(["tar", "-czf", file.path, "-C", from.path, "cifar-bin"])
      let md5 = try Self.tool(["md5sum", file.path]).prefix(32)
      let archive = Self.archive([.init(name: "tiny.tar.gz", md5: String(md5))])
      let place = try DatasetDownload(of: archive, from: "file://\(from.path)/")
        .run(to: folder.path) { _ in }
      #expect(try Self.contents(place) == ["test_batch.bin"])
      #expect(try DatasetReader().dataset(place.path).rowCount == 1)
    }
  }

  @Test func anotherChecksumKeepsNothing() async throws {
    try await withTemporaryFolder { folder in
      let from = folder.appending(path: "from")
      try ImageFiles.write(["abc.gz": Data("abd".utf8)], to: from)
      let download = DatasetDownload(
        of: Self.archive([.init(name: "abc.gz", md5: Self.md5OfABC)]), from: "file://\(from.path)")
      // MD5 of "abd" by Python's hashlib.
      #expect(
        throws: ImportError.download(
          "tiny",
          problem: "abc.gz has MD5 4911e516e5aa21d327512e0c8b197616, and \(Self.md5OfABC) was "
            + "published",
          remedy: """
            it is damaged or another file, nothing was kept, try again or another \(.origin)
            """)
      ) { try download.run(to: folder.appending(path: "to").path) { _ in } }
      #expect(try Self.contents(folder.appending(path: "to")) == [])
    }
  }

  @Test func noNetworkIsOneLine() async throws {
    try await withTemporaryFolder { folder in
      let archive = Self.archive([.init(name: "abc.gz", md5: Self.md5OfABC)])
      let error = #expect(throws: ImportError.self) {
        try DatasetDownload(of: archive).run(to: folder.path) { _ in }
      }
      let text = try #require(error).description
      #expect(
        text.hasPrefix(
          "data set 'tiny': http://127.0.0.1:9/abc.gz cannot be fetched (curl: (7) "))
      #expect(
        text.hasSuffix("); check the network, or name a copy of its folder with 'origin'")
          && !text.contains("\n"))
      #expect(try Self.contents(folder) == [])
    }
  }

  @Test func aFileThatIsNotThereIsOneLine() async throws {
    try await withTemporaryFolder { folder in
      let archive = Self.archive([.init(name: "abc.gz", md5: Self.md5OfABC)])
      let error = #expect(throws: ImportError.self) {
        try DatasetDownload(of: archive, from: "file:///no/such").run(to: folder.path) { _ in }
      }
      // 37 is curl's status for a file that cannot be opened.
      #expect(error?.description.contains("(curl: (37)") == true)
    }
  }

  @Test func whatIsThereIsLeftAlone() async throws {
    try await withTemporaryFolder { folder in
      try ImageFiles.write(["mine": Data("x".utf8)], to: folder.appending(path: "tiny"))
      let archive = Self.archive([.init(name: "abc.gz", md5: Self.md5OfABC)])
      let error = #expect(throws: ImportError.self) {
        try DatasetDownload(of: archive).run(to: folder.path) { _ in }
      }
      #expect(
        error?.description.hasSuffix(
          "tiny is there already; remove it, or name another folder with 'destination'") == true)
      #expect(try Self.contents(folder.appending(path: "tiny")) == ["mine"])
    }
  }

  @Test func publishedSetsHaveChecksums() {
    #expect(DatasetArchive.all.names == ["cifar10", "cifar100", "mnist", "fashion_mnist"])
    for archive in DatasetArchive.all {
      #expect(archive.address.hasSuffix("/") && !archive.files.isEmpty)
      #expect(archive.files.allSatisfy { $0.md5.count == 32 && $0.md5.allSatisfy(\.isHexDigit) })
    }
  }

  @discardableResult
  static func tool(_ words: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }
}
