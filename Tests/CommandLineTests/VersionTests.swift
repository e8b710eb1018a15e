import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import llp_fla

struct VersionTests {
  @Test func theVersionIsTheNewestOfTheChangelog() throws {
    let text = try String(
      contentsOf: projectFolder.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let newest = try #require(text.firstMatch(of: /(?m)^## (\d+\.\d+\.\d+)/))
    #expect(LLPFLA.configuration.version == String(newest.output.1))
  }
}
