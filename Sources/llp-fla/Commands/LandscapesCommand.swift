import ArgumentParser
import Documents
import LandscapeAnalysis

struct LandscapesCommand: SourceVerb {
  static let uses: SourceUses = .cells

  static let configuration = CommandConfiguration(
    commandName: "landscapes", abstract: "Lists the landscapes of a source.",
    discussion: """
      failed counts configurations without a loss; diverged and collapsed count trainings. A collapsed
      one finished without having learnt more than the largest class.
      Example: llp-fla landscapes results.csv --score accuracy
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let collection = try roles.timedCollection(source, output, for: Self.self)
    let records = CollectionRecords(collection)
    try output.write(
      records.table.shown, exact: records.table.exact,
      json: .document("landscapes", [("landscapes", records.json)]))
  }
}
