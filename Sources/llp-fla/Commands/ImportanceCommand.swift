public import ArgumentParser
import Documents
import Foundation
import LandscapeAnalysis
import Landscapes
import Numerical
import SearchSpaces

struct ImportanceCommand: SourceVerb {
  static let uses: SourceUses = [.cells, .confidence]

  static let configuration = CommandConfiguration(
    commandName: "importance", abstract: "Says which hyperparameters matter, alone and together.",
    discussion: """
      Examples:
        llp-fla importance results.csv
        llp-fla importance results.db --method all --format json
        llp-fla importance results.db --of gap
        llp-fla importance results.csv --marginal lr --marginal lr,optimizer
        llp-fla importance results.csv --from '{"lr": 0.1, "optimizer": "sgd"}'

      Shares are of the variance of the losses (functional ANOVA): exact on a
      complete grid; by a random forest where configurations are missing. Of the
      exact ones, low and high say where they move when folds or seeds, three or
      more, are drawn anew; of a forest, between its trees.
      ped_anova asks which hyperparameters decide who is among the best tenth.
      permutation and impurity are of the forest, and count interactions in full.

      Optuna's fANOVA may rank hyperparameters otherwise: it takes every number on a
      linear scale, also of a parameter declared logarithmic, so that the largest of
      the learning rates 1e-5, 1e-4, ..., 1 make up nearly all of the range; and it is
      of a forest, which cuts halfway between levels. On one such grid the rate alone
      explains 0.43 and the optimizer 0.008 of the variance; exactly, but with
      --weights linear, 0.33 and 0.59; by Optuna 5.0, 0.25 and 0.65.
      """)

  @Argument(help: SourceOptions.help)
  var source: String

  /// One of ``ImportanceMethod``, or all of them.
  struct Method: ExpressibleByArgument {
    let methods: [ImportanceMethod]

    init?(argument: String) {
      if argument == "all" {
        methods = ImportanceMethod.allCases
      } else if let method = ImportanceMethod(rawValue: argument) {
        methods = [method]
      } else {
        return nil
      }
    }

    static var allValueStrings: [String] { ImportanceMethod.allCases.map(\.rawValue) + ["all"] }
  }

  /// What importance is of.
  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case loss, gap
  }

  @Option(
    help: "How importance is measured (default: exact on a complete grid, else forest, ped_anova).")
  var method: Method?

  @Option(help: "The largest sets of hyperparameters whose effects are listed.")
  var order: Int = 2

  @Option(help: "How levels count: alike, or by their part of the range on either scale.")
  var weights: LevelWeights = .level

  @Option(help: "The loss, or the gap: test, or else validation, less train loss.")
  var of: Subject = .loss

  @Option(help: "Mean loss by level of NAME, or of NAME,NAME together; repeatable.")
  var marginal: [String] = []

  @Option(
    help: """
      Where the path of single changes to the best begins, as '{"NAME": LEVEL}'; what is left out \
      is in the middle. Without it the path is shown of one landscape alone.
      """)
  var from: String?

  @Option(help: "Of forests and of draws of folds.")
  var seed: UInt64 = 0

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  private var confidence: Double { roles.shaping.confidence ?? 0.95 }

  func validate() throws {
    if order < 1 { throw ValidationError("--order must be from 1, not \(order)") }
    if of == .gap, roles.measure == .train {
      throw ValidationError(
        "--of gap takes train losses from others; --measure says which: test or validation")
    }
    _ = try startLevels()
  }

  func run() throws {
    let landscapes = try of == .loss ? roles.collection(source, output, for: Self.self) : gaps()
    var options = HyperparameterImportance.Options()
    (options.methods, options.order) = (method?.methods ?? [], order)
    (options.weights, options.seed, options.confidence) = (weights, Seed(seed), confidence)
    let start = try startLevels()
    let records = try landscapes.map { landscape in
      let importance = HyperparameterImportance(of: landscape, options)
      return ImportanceRecords(
        importance, isGap: of == .gap, weights: weights,
        path: AblationPath(
          on: landscape, from: try AblationPath.start(on: landscape, given: start ?? [:])),
        marginals: try marginal.map {
          Marginal(of: landscape, try hyperparameters(in: $0, of: landscape), weights: weights)
        })
    }
    let showsPaths = start != nil || landscapes.count == 1
    switch output.printing.format {
    case .table:
      try output.write(records.map { $0.text(withPath: showsPaths) }.joined(separator: "\n\n"))
    case .json, .csv, .markdown:
      let json = JSONValue.document("importance", [("landscapes", .array(records.map(\.json)))])
      func write<Row>(_ records: RecordTable<Row>) throws {
        try output.write(records.shown, exact: records.exact, json: json)
      }
      if marginal.isEmpty {
        try write(HyperparameterImportance.effects(of: records.map(\.importance)))
      } else {
        try write(ImportanceRecords.marginals(records))
      }
    }
    if order > 2, records.contains(where: { $0.importance.decomposition == .forest }) {
      output.note("forest: effects of one and two hyperparameters; larger sets are in the rest")
    }
  }

  /// The gaps of the scenarios meant.
  private func gaps() throws -> [Landscape] {
    var all = roles
    (all.measure, all.landscape) = (nil, nil)
    let gaps = GeneralizationGap.landscapes(
      of: try all.collection(source, output, for: Self.self), measure: roles.measure)
    guard !gaps.isEmpty else {
      throw CommandError(
        "\(source): a gap takes train losses and "
          + "\(roles.measure?.rawValue ?? "test or validation") losses of one scenario, and none has both; evaluate with 'llp-fla evaluate', or leave out "
          + "--of gap")
    }
    let chosen = gaps.filter { gap in roles.landscape.map { $0 == gap.id } ?? true }
    guard !chosen.isEmpty else {
      throw CommandError(
        "\(source): there is no landscape '\(roles.landscape ?? "")' of gaps; there are "
          + several(gaps.map(\.id)))
    }
    return chosen
  }

  /// `--from`, as levels by name.
  private func startLevels() throws -> [String: Level]? {
    guard let from else { return nil }
    guard let levels = try? JSONDecoder().decode([String: Level].self, from: Data(from.utf8)) else {
      throw ValidationError(
        "--from must be a JSON object of levels, such as '{\"lr\": 0.1}', not '\(from)'")
    }
    return levels
  }

  /// The one or two hyperparameters that a marginal is of.
  private func hyperparameters(in text: String, of landscape: Landscape) throws -> [Int] {
    let space = landscape.space
    if let index = space.index(of: text) { return [index] }
    let indices = try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
      guard let index = space.index(of: String(name)) else {
        throw CommandError(
          "--marginal: '\(landscape.id)' has no hyperparameter '\(name)'; it has "
            + several(space.hyperparameters.map(\.name)))
      }
      return index
    }
    guard indices.count <= 2, Set(indices).count == indices.count else {
      throw CommandError("--marginal \(text): name one hyperparameter or two different ones")
    }
    return indices
  }
}

extension LevelWeights: ExpressibleByArgument {}
