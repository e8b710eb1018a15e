public import Landscapes
public import Numerical
import SearchSpaces

/// How importance is measured.
package enum ImportanceMethod: String, Sendable, CaseIterable {
  /// ``VarianceDecomposition``, on complete grids.
  case exact
  /// ``ForestANOVA``.
  case forest
  /// ``PEDANOVA`` of the best tenth.
  case pedANOVA = "ped_anova"
  /// ``RegressionForest/permutationImportances``.
  case permutation
  /// ``RegressionForest/impurityImportances``.
  case impurity
}

/// What matters in a landscape, by one method or by several.
public struct HyperparameterImportance: Sendable {
  /// What is asked.
  public struct Options: Sendable {
    /// Empty for the exact decomposition of a complete grid, and otherwise for forest and
    /// PED-ANOVA.
    package var methods: [ImportanceMethod] = []
    /// The largest sets of hyperparameters whose effects are listed; `nil` for pairs, the most that
    /// a forest tells.
    public var order: Int?
    public var weights = LevelWeights.level
    /// Of intervals, in (0, 1).
    public var confidence = 0.95
    public var seed = Seed(0)

    public init() {}
  }

  /// What a set of hyperparameters explains together, beyond what its subsets explain.
  public struct Effect: Sendable, Hashable {
    /// Indices in the space, ascending.
    public let hyperparameters: [Int]
    /// Of the variance, in [0, 1].
    public let share: Double
    /// Between folds or seeds of an exact decomposition, between the trees of a forest.
    public let interval: ClosedRange<Double>?
  }

  /// One number per hyperparameter.
  public struct Scores: Sendable, Hashable {
    /// The method's name, or `total` for the total effects of the exact decomposition.
    public let name: String
    /// In order of the space.
    public let values: [Double]
  }

  /// How alike two methods order the hyperparameters.
  public struct Agreement: Sendable, Hashable {
    public let first, second: String
    /// Spearman's ρ; `nil` with fewer than three hyperparameters or where a side is constant.
    public let correlation: Double?
  }

  public let landscape: Landscape
  /// Of intervals.
  public let confidence: Double
  /// Whose effects are listed; `nil` where neither decomposition was asked for, or none exists.
  package private(set) var decomposition: ImportanceMethod?
  /// Mean and variance that ``effects`` are shares of.
  public private(set) var mean: Double?
  public private(set) var variance: Double?
  /// Largest first.
  public private(set) var effects: [Effect] = []
  /// What each hyperparameter explains with all others: its total effect, or of a forest its main
  /// effect and its pairs; `nil` without a decomposition.
  public private(set) var involvements: [Double]?
  /// The share of larger sets than were listed, and what a forest leaves to them.
  public private(set) var rest: Double?
  /// The share that sets of each size explain, from 1, as far as known.
  public private(set) var shareByOrder: [Double] = []
  /// By method, then totals.
  public private(set) var scores: [Scores] = []
  /// Every two of ``scores``.
  public private(set) var agreements: [Agreement] = []
  /// See `RegressionForest.outOfBagFit()`.
  public private(set) var outOfBagFit: Double?
  /// How much of the variance is noise of folds or seeds, where there are some.
  public private(set) var noiseShare: Double?
  /// Between folds, of the total effects.
  public private(set) var totalIntervals: [ClosedRange<Double>]?
  /// Mean predictions per hyperparameter and level, of a forest.
  public private(set) var levelMeans: [[ForestANOVA.LevelMean]]?
  /// Why a method has no values, in words.
  package private(set) var reasons: [(method: ImportanceMethod, text: String)] = []

  /// - Complexity: That of the methods.
  public init(of landscape: Landscape, _ options: Options = Options()) {
    self.landscape = landscape
    confidence = options.confidence
    var methods = options.methods
    if methods.isEmpty { methods = landscape.isComplete ? [.exact] : [.forest, .pedANOVA] }
    noiseShare = landscape.repetitions.flatMap {
      $0.noiseShare(of: Moments(of: landscape.losses).variance)
    }
    let first = landscape.losses[0]
    guard landscape.losses.contains(where: { $0 != first }) else {
      let text =
        landscape.count == 1
        ? "there is only one configuration" : "all \(landscape.count) losses are equal"
      reasons = methods.map { ($0, text) }
      return
    }
    if methods.contains(.exact) { addExact(options) }
    let forestMethods: [ImportanceMethod] = [.forest, .permutation, .impurity]
    if methods.contains(where: { forestMethods.contains($0) }) {
      var grown = RegressionForest.Options()
      grown.seed = options.seed
      addForest(
        RegressionForest(on: landscape, weights: options.weights, grown), methods, options)
    }
    if methods.contains(.pedANOVA) { addBest(options) }
    effects.sort {
      $0.share == $1.share
        ? ($0.hyperparameters.count, $0.hyperparameters[0])
          < ($1.hyperparameters.count, $1.hyperparameters[0])
        : $0.share > $1.share
    }
    for (place, first) in scores.enumerated() {
      for second in scores.dropFirst(place + 1) {
        agreements.append(
          Agreement(
            first: first.name, second: second.name,
            correlation: first.values.count < 3
              ? nil : Correlation.spearman(first.values, second.values)))
      }
    }
  }

  private mutating func addExact(_ options: Options) {
    guard let exact = VarianceDecomposition(of: landscape, weights: options.weights) else {
      let missing = landscape.space.combinationCount - landscape.count
      reasons.append(
        (
          .exact,
          "\(missing) of the \(landscape.space.combinationCount) combinations of levels "
            + "\(missing == 1 ? "is" : "are") missing, and it takes all of them; a forest does "
            + "without"
        ))
      return
    }
    let intervals = FoldIntervals(
      landscape, weights: options.weights, confidence: options.confidence, seed: options.seed)
    let order = options.order ?? 2
    decomposition = .exact
    (mean, variance, shareByOrder) = (exact.mean, exact.variance, exact.shareByOrder)
    effects = exact.terms(upTo: order).map {
      Effect(
        hyperparameters: $0.hyperparameters, share: $0.share,
        interval: intervals?.shares[$0.hyperparameters])
    }
    rest = shareByOrder.dropFirst(order).reduce(0, +)
    totalIntervals = intervals?.totals
    involvements = exact.totalEffects
    scores.append(Scores(name: ImportanceMethod.exact.rawValue, values: exact.mainEffects))
    scores.append(Scores(name: "total", values: exact.totalEffects))
  }

  private mutating func addForest(
    _ forest: RegressionForest, _ methods: [ImportanceMethod], _ options: Options
  ) {
    outOfBagFit = forest.outOfBagFit()
    if methods.contains(.forest) {
      if let found = ForestANOVA(of: forest, confidence: options.confidence) {
        scores.append(Scores(name: ImportanceMethod.forest.rawValue, values: found.mainEffects))
        levelMeans = found.levelMeans
        if decomposition == nil { addEffects(of: found, order: options.order ?? 2) }
      } else {
        reasons.append((.forest, "no tree of the forest found anything to split on"))
      }
    }
    if methods.contains(.permutation) {
      let values = forest.permutationImportances
      if values.isEmpty {
        reasons.append((.permutation, "no configurations were left to test the trees on"))
      } else {
        scores.append(Scores(name: ImportanceMethod.permutation.rawValue, values: values))
      }
    }
    if methods.contains(.impurity) {
      scores.append(
        Scores(name: ImportanceMethod.impurity.rawValue, values: forest.impurityImportances))
    }
  }

  private mutating func addEffects(of found: ForestANOVA, order: Int) {
    decomposition = .forest
    (mean, variance) = (found.mean, found.variance)
    let domains = landscape.space.hyperparameters.map(\.domain)
    let terms = found.terms.filter { $0.hyperparameters.allSatisfy { domains[$0].count > 1 } }
    shareByOrder = [1, 2].map { size in
      terms.reduce(0) { $0 + ($1.hyperparameters.count == size ? $1.share : 0) }
    }
    effects = terms.filter { $0.hyperparameters.count <= order }.map {
      Effect(hyperparameters: $0.hyperparameters, share: $0.share, interval: $0.low...$0.high)
    }
    rest = max(0, 1 - effects.reduce(0) { $0 + $1.share })
    involvements = domains.indices.map { index in
      terms.reduce(0) { $0 + ($1.hyperparameters.contains(index) ? $1.share : 0) }
    }
  }

  private mutating func addBest(_ options: Options) {
    let scales = landscape.space.hyperparameters.map { _ in options.weights }
    guard let found = PEDANOVA(of: landscape, scales: scales) else {
      reasons.append((.pedANOVA, "ties put all configurations among the best tenth"))
      return
    }
    scores.append(Scores(name: ImportanceMethod.pedANOVA.rawValue, values: found.importances))
  }
}
