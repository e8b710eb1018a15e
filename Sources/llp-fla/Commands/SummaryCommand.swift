import ArgumentParser
import Documents
import Experiments
import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import Numerical

struct SummaryCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .neighbors, .thresholds]

  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Says what is most worth knowing about a source.",
    discussion: """
      Five to eight sentences, the most useful first, each with its number and the
      command that shows more; and what the source cannot answer.
        llp-fla summary results.db
        llp-fla summary results.csv --format json
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(help: "Of draws of folds.")
  var seed: UInt64 = 0

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let collection = try roles.timedCollection(source, output, for: Self.self)
    let wording = FindingWording(asking: source, roles)
    let findings = LandscapeFindings(
      of: collection.landscapes, seconds: collection.seconds, wording: wording, seed: Seed(seed)
    ).findings
    if output.printing.format == .table {
      return try output.write(
        findings.enumerated().map {
          paragraph($0, $1, wording)
        }.joined(separator: "\n"))
    }
    try output.write(
      RecordTable<Finding>(
        findings,
        [
          .text("subject", \.subject.rawValue),
          .text("finding", jsonKey: "sentence", \.sentence), .text("quantity", \.quantity),
          .number("number", missing: "", \.number), .text("command") { wording.step($0.next) },
          .text("figure") { FigureCatalog.all.figure(for: $0)?.name },
        ]), schema: "summary", [("landscapes", .integer(collection.landscapes.count))],
      key: "findings")
  }

  /// A finding in lines of 80 characters, its command below.
  private func paragraph(
    _ place: Int, _ finding: Finding, _ wording: FindingWording
  ) -> String {
    let lines = broken(finding.sentence, into: 77)
    let text = lines.enumerated().map { ($0 == 0 ? "\(place + 1). " : "   ") + $1 }
    return (text + ["   → \(wording.step(finding.next))"]).joined(separator: "\n") + "\n"
  }
}
