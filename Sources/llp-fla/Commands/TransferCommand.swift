import ArgumentParser
import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

struct TransferCommand: SourceVerb {
  static let uses: SourceUses = .cells

  static let configuration = CommandConfiguration(
    commandName: "transfer", abstract: "Says what one data set tells about another.",
    discussion: """
      Of landscapes over one space on several data sets: what choosing on one costs on
      another, the configuration to begin with on new data, and a portfolio of some that
      have a good one for each; both tested on each data set with that one left out.
        llp-fla transfer results.db
        llp-fla transfer results.db --learner forest --portfolio 5
      Regrets are on the scale from a data set's best, 0, to its worst, 1.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  @Option(help: "How many configurations the portfolio has, at most.")
  var portfolio: Int = 3

  @Option(help: "The share of best configurations that the top sets hold.")
  var gamma: Double = 0.1

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if portfolio < 1 { throw ValidationError("--portfolio must be from 1, not \(portfolio)") }
    if !(gamma > 0 && gamma <= 1) {
      throw ValidationError("--gamma must be above 0 and at most 1, not \(gamma)")
    }
  }

  func run() throws {
    let landscapes = try roles.collection(source, output, for: Self.self)
    let groups = TransferTable.groups(in: landscapes)
    let tables = groups.compactMap { TransferTable(of: $0) }
    guard !tables.isEmpty else {
      throw CommandError(
        groups.isEmpty
          ? "\(source): transfer takes one space on two or more data sets, of one learner, recipe, "
            + "loss, fidelity and measure; 'llp-fla landscapes' lists what there is"
          : "\(source): losses differ on fewer than two data sets, or these share fewer than two "
            + "configurations; there is nothing to transfer")
    }
    for note in TransferTable.notes(of: landscapes, tables) { output.note(note) }
    let records = tables.map {
      TransferRecords($0, among: tables, portfolioSize: portfolio, gamma: gamma)
    }
    if output.printing.format == .table {
      return try output.write(records.map(\.text).joined(separator: "\n"))
    }
    let pairs = TransferRecords.pairs(records)
    try output.write(
      pairs.shown, exact: pairs.exact,
      json: .document("transfer", [("groups", .array(records.map(\.json)))]))
  }
}
