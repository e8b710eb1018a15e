import LandscapeAnalysis
import Landscapes
import SearchSpaces
import TestSupport
import Testing

@Suite struct FindingTests {
  static func findings(_ landscapes: [Landscape]) -> [Finding] {
    LandscapeFindings(of: landscapes).findings
  }

  static func grid(
    _ seed: UInt64, id: String = "x", dataset: String = "d", fidelity: Fidelity = .full,
    measure: Measure = .validation, learner: String = "l"
  ) throws -> Landscape {
    let noise = Made.noise(36, seed: seed)
    let losses = noise.indices.map { Double($0 / 6) + 0.2 * Double($0 % 6) + 0.1 * noise[$0] }
    return try Made.landscape(
      losses, sizes: [6, 6], id: id, dataset: dataset, learner: learner, fidelity: fidelity,
      measure: measure)
  }

  @Test func aCollectionIsToldInFiveToEightSentences() throws {
    let quarter = try Fidelity(sampleFraction: 0.25)
    var landscapes: [Landscape] = []
    for (index, dataset) in ["iris", "wine", "digits"].enumerated() {
      for (place, fidelity) in [quarter, .full].enumerated() {
        for measure in [Measure.train, .validation] {
          landscapes.append(
            try Self.grid(
              UInt64(10 * index + place), id: "\(dataset)/\(fidelity.label)/\(measure)",
              dataset: dataset, fidelity: fidelity, measure: measure))
        }
      }
    }
    let findings = Self.findings(landscapes)
    #expect((5...8).contains(findings.count))
    for finding in findings {
      #expect(finding.sentence.hasSuffix(".") && !finding.sentence.contains(".."))
      #expect(!finding.sentence.contains("--") && !finding.sentence.contains("llp-fla"))
      #expect(finding.number != nil || finding.quantity == "unanswered")
    }
    #expect(zip(findings, findings.dropFirst()).allSatisfy { $0.usefulness >= $1.usefulness })
    let subjects = Set(findings.map(\.subject))
    #expect(
      subjects.isSuperset(of: [.best, .importance, .fidelity, .transfer, .overfitting, .shape]))
    #expect(Self.findings(landscapes) == findings)
    #expect(findings.first { $0.subject == .fidelity }?.next == .comparison(along: .fidelity))
    #expect(findings.first { $0.subject == .transfer }?.next == .transfer(portfolioSize: 3))
    // h0 steps by 1, h1 by 0.2: h0 matters, everywhere.
    let importance = try #require(findings.first { $0.subject == .importance })
    #expect(importance.sentence.contains("l: h0 (") && importance.number ?? 0 > 0.9)
    let fidelity = try #require(findings.first { $0.subject == .fidelity })
    #expect(fidelity.sentence.contains("data=0.25 keeps the order of configurations on 3 of 3"))
  }

  @Test func oneLandscapeSaysWhatItCannotTell() throws {
    let findings = Self.findings([try Self.grid(1)])
    let open = try #require(findings.first { $0.quantity == "unanswered" })
    #expect(
      open.sentence == "This source cannot tell whether a cheaper fidelity would do, what holds on "
        + "other data, what overfits, and how much is noise (folds or seeds, three or more, would "
        + "tell).")
    #expect(open.number == nil)
    #expect(findings[0].subject == .best && findings[0].sentence.contains("h0=0, h1="))
  }

  @Test func flatAndSingleSourcesAreAnsweredInWords() throws {
    let flat = Self.findings([try Made.landscape([2, 2, 2], id: "flat")])
    #expect(flat.count == 1 && flat[0].usefulness == 1)
    #expect(flat[0].sentence.hasPrefix("All losses of l on d are equal (3 configurations, loss 2)"))
    let single = Self.findings([try Made.landscape([2], id: "one")])
    #expect(single.map(\.sentence) == ["There is one configuration; a landscape takes several."])
    let mixed = Self.findings([
      try Made.landscape([2, 2, 2], dataset: "e"), try Made.landscape([2, 1, 3]),
    ])
    #expect(mixed.contains { $0.sentence.hasPrefix("All losses of l on e are equal") })
    #expect(mixed.contains { $0.subject == .best })
  }

  // 30 of 36 evaluated, 4 of the others failed: 4 of 34 tried.
  @Test func failuresAndMissingConfigurationsAreNamed() throws {
    let findings = Self.findings([
      try Made.landscape(
        Made.noise(30, seed: 4), sizes: [6, 6], ranks: (0..<30).map { $0 }, failed: 4)
    ])
    let failed = try #require(findings.first { $0.quantity == "failed" })
    #expect(failed.number == 4)
    #expect(failed.sentence.hasPrefix("4 configurations failed or diverged (12 %); "))
    let missing = try #require(findings.first { $0.quantity == "coverage" })
    expectClose(missing.number, 30.0 / 36, within: 1e-15)
    #expect(missing.sentence.hasPrefix("The grid of l on d is not complete: 83 %"))
  }

  @Test func differentSpacesAreSaidToBe() throws {
    let findings = Self.findings([
      try Self.grid(1, dataset: "a"), try Made.landscape([1, 3, 2, 4], dataset: "b", learner: "m"),
      try Self.grid(3, dataset: "a", learner: "k"),
    ])
    let open = try #require(findings.first { $0.quantity == "unanswered" })
    #expect(open.sentence.contains("what to begin with on new data, since no space has two"))
    let alike = try #require(findings.first { $0.subject == .similarity })
    #expect(
      alike.sentence.hasSuffix("those of different spaces by the hyperparameters that they share."))
  }
}
