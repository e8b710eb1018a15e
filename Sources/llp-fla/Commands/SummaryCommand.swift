import ArgumentParser
import Documents
import Experiments
import LandscapeAnalysis
import LandscapeRendering
import Landscapes
import Numerical

struct SummaryCommand: ParsableCommand {
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
    let collection = try roles.timedCollection(source, output)
    let findings = LandscapeFindings(
      of: collection.landscapes, seconds: collection.seconds, source: source, seed: Seed(seed)
    ).findings
    if output.printing.format == .table {
      return try output.write(findings.enumerated().map(paragraph).joined(separator: "\n"))
    }
    var table = Table([
      Table.Header(title: "subject"), Table.Header(title: "finding"),
      Table.Header(title: "quantity"), Table.Header(title: "number", isNumeric: true),
      Table.Header(title: "command"), Table.Header(title: "figure"),
    ])
    var exact = table
    for finding in findings {
      let start = [finding.subject.rawValue, finding.sentence, finding.quantity]
      let end = [finding.command, FigureCatalog.all.figure(for: finding)?.name ?? ""]
      table.rows.append(start + [finding.number.map(tabulated) ?? ""] + end)
      exact.rows.append(start + [finding.number.map { "\($0)" } ?? ""] + end)
    }
    try output.write(
      table, exact: exact,
      json: .object([
        ("schema", .string("llp-fla/summary/1")),
        ("landscapes", .integer(collection.landscapes.count)),
        (
          "findings",
          .array(
            findings.map { finding in
              .object([
                ("subject", .string(finding.subject.rawValue)),
                ("sentence", .string(finding.sentence)),
                ("quantity", .string(finding.quantity)),
                ("number", finding.number.map { .number($0) } ?? .null),
                ("command", .string(finding.command)),
                (
                  "figure", FigureCatalog.all.figure(for: finding).map { .string($0.name) } ?? .null
                ),
              ])
            })
        ),
      ]))
  }

  /// A finding in lines of 80 characters, its command below.
  private func paragraph(_ place: Int, _ finding: Finding) -> String {
    let lines = broken(finding.sentence, into: 77)
    let text = lines.enumerated().map { ($0 == 0 ? "\(place + 1). " : "   ") + $1 }
    return (text + ["   → \(finding.command)"]).joined(separator: "\n") + "\n"
  }
}
