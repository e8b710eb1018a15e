import Catalogs
import LandscapeSearch
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct StrategyTests {
  static let constrained = try! SearchSpace(
    [
      Hyperparameter("optimizer", .categorical(["sgd", "adam"])),
      Hyperparameter(
        "momentum", .ordinal([0, 0.5, 0.9]), when: Condition([.init("optimizer", ["sgd"])])),
      Hyperparameter("width", .ordinal([8, 16, 32, 64])),
    ], forbidden: [ForbiddenClause([.init("optimizer", ["adam"]), .init("width", [64])])])

  static func losses(_ seed: Int) -> [Double?] {
    var generator = Seed(UInt64(seed)).generator()
    return (0..<constrained.combinationCount).map { _ in
      generator.uniform() < 0.2 ? nil : Double(generator.integer(below: 5))
    }
  }

  @Test(arguments: StrategyCatalog.all.names) func everyValidConfigurationIsAskedOnce(
    name: String
  ) throws {
    let entry = try StrategyCatalog.all.entry(named: name)
    for seed in 0..<20 {
      let losses = Self.losses(seed)
      let trajectory = SearchTrajectory(
        entry.make(Self.constrained, Seed(UInt64(seed))), budget: 1000
      ) { losses[$0] }
      #expect(trajectory.steps.map(\.rank).sorted() == Array(Self.constrained.validRanks))
      let finite = Self.constrained.validRanks.compactMap { losses[$0] }
      #expect(trajectory.best?.loss == finite.min())
    }
  }

  @Test(arguments: StrategyCatalog.all.names) func theSameSeedAsksTheSame(name: String) throws {
    let entry = try StrategyCatalog.all.entry(named: name)
    let losses = Self.losses(1)
    func ranks(_ seed: UInt64) -> [Int] {
      SearchTrajectory(entry.make(Self.constrained, Seed(seed)), budget: 12) { losses[$0] }
        .steps.map(\.rank)
    }
    #expect(ranks(1) == ranks(1))
    #expect(ranks(1) != ranks(2))
  }

  /// Evaluations until one of the best 0.1 % of the reference grid is found, per seed.
  static func evaluationsToTheBest(_ name: String) throws -> [Int] {
    let table = try ReferenceTable("grid15625")
    let space = try SearchSpace(
      table.columns.map { column in
        let levels = column.levels.map { Level(parsing: $0) }
        return Hyperparameter(
          column.name, column.isOrdinal ? .ordinal(levels) : .categorical(levels))
      })
    let target = table.losses.sorted()[table.losses.count / 1000 - 1]
    let entry = try StrategyCatalog.all.entry(named: name)
    return (0..<30).map { seed in
      let trajectory = SearchTrajectory(entry.make(space, Seed(UInt64(seed))), budget: 150) {
        table.losses[$0]
      }
      return trajectory.steps.firstIndex { $0.loss ?? .infinity <= target } ?? .max
    }.sorted()
  }

  @Test func localSearchFindsTheBestWhereRandomDoesNot() throws {
    let local = try Self.evaluationsToTheBest("local_search")
    let random = try Self.evaluationsToTheBest("random")
    #expect(local[15] < 150, "\(local)")
    #expect(random[14] == .max)
  }
}
