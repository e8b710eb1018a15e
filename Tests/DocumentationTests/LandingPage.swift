import Foundation
import TestSupport
import Testing

/// The landing page of a library, as it stands in the checkout.
struct LandingPage: Sendable, CustomTestStringConvertible {
  let target: String
  let text: String

  /// The pages of all targets that have one, by name.
  static let all: [LandingPage] = {
    let sources = projectFolder.appending(path: "Sources")
    let targets = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
    return targets.sorted().compactMap { target in
      let page = sources.appending(path: "\(target)/\(target).docc/\(target).md")
      return (try? String(contentsOf: page, encoding: .utf8)).map {
        LandingPage(target: target, text: $0)
      }
    }
  }()

  var testDescription: String { target }

  /// The symbols of its topics, which are what the library promises.
  var symbols: Set<String> {
    guard let topics = text.range(of: "## Topics") else { return [] }
    return Set(
      text[topics.upperBound...].matches(of: /(?m)^- ``(\w+)``$/).map { String($0.output.1) })
  }

  /// The blocks of Swift code.
  var examples: [String] { Self.examples(in: text) }

  static func examples(in text: String) -> [String] {
    text.matches(of: /(?s)```swift\n(.*?)```/).map { String($0.output.1) }
  }
}
