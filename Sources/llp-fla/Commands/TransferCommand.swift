import ArgumentParser
import Documents
import LandscapeAnalysis
import Landscapes
import SearchSpaces

struct TransferCommand: ParsableCommand {
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
    let landscapes = try roles.collection(source, output)
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
    noteLimits(landscapes, groups, tables)
    let reports = tables.map { TransferReport($0, portfolioSize: portfolio, gamma: gamma) }
    if output.printing.format == .table {
      return try output.write(reports.map(\.text).joined(separator: "\n"))
    }
    let pairs = TransferReport.pairs(reports)
    try output.write(
      pairs.shown, exact: pairs.exact,
      json: .document("transfer", [("groups", .array(reports.map(\.json)))]))
  }

  /// What is left out, and what says little.
  private func noteLimits(
    _ landscapes: [Landscape], _ groups: [[Landscape]], _ tables: [TransferTable]
  ) {
    let grouped = Set(groups.flatMap { $0.map(\.id) })
    let alone = landscapes.filter { !grouped.contains($0.id) }.map(\.id)
    if !alone.isEmpty {
      output.note("left out, on one data set alone in their space: \(several(alone))")
    }
    let kept = Set(tables.flatMap { $0.landscapes.map(\.id) })
    let idle = groups.flatMap(\.self).filter { !kept.contains($0.id) }.map(\.id)
    if !idle.isEmpty {
      output.note(
        "left out, with equal losses or too few configurations in common: \(several(idle))")
    }
    if let least = tables.map(\.ranks.count).min(), least < 10 {
      output.note("\(least) common configurations at the least: regrets of so few say little")
    }
    if let fewest = tables.map(\.landscapes.count).min(), fewest < 3 {
      output.note(
        "two data sets: what is chosen without one is the best of the other, and says little")
    }
  }
}
