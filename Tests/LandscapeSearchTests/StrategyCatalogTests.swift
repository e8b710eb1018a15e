import Catalogs
import LandscapeSearch
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct StrategyCatalogTests {
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

  static func problem(_ seed: Int, prior: [Answer] = []) -> SearchProblem {
    SearchProblem(space: constrained, seed: Seed(UInt64(seed)), prior: prior)
  }

  static func answer(_ query: Query, _ losses: [Double?]) -> Answer {
    Answer(query, losses[query.rank].map { .loss($0) } ?? .diverged)
  }

  @Test(arguments: StrategyCatalog.all) func everyValidConfigurationIsAskedOnce(
    entry: StrategyCatalog.Entry
  ) {
    for seed in 0..<20 {
      let losses = Self.losses(seed)
      let trajectory = SearchTrajectory(entry.make(Self.problem(seed)), budget: 1000) {
        losses[$0.rank].map { .loss($0) } ?? .failed
      }
      let valid = Array(Self.constrained.validRanks)
      #expect(trajectory.steps.map(\.rank).sorted() == valid)
      let finite = Self.constrained.validRanks.compactMap { losses[$0] }
      #expect(trajectory.best?.loss == finite.min())
    }
  }

  @Test(arguments: StrategyCatalog.all) func theSameSeedAsksTheSame(
    entry: StrategyCatalog.Entry
  ) {
    let losses = Self.losses(1)
    func ranks(_ seed: Int) -> [Int] {
      SearchTrajectory(entry.make(Self.problem(seed)), budget: 12) {
        losses[$0.rank].map { .loss($0) } ?? .failed
      }.steps.map(\.rank)
    }
    #expect(ranks(1) == ranks(1))
    #expect(ranks(1) != ranks(2))
  }

  /// Up to five queries are open, and answered in any order.
  @Test(arguments: StrategyCatalog.all) func openQueriesAreNeverEqualAndToldInAnyOrder(
    entry: StrategyCatalog.Entry
  ) {
    for seed in 0..<20 {
      let losses = Self.losses(seed)
      func ranks() -> [Int] {
        var generator = Seed(UInt64(100 + seed)).generator()
        var strategy = entry.make(Self.problem(seed))
        var open: [Query] = []
        var asked: [Int] = []
        while true {
          var isWaiting = false
          while open.count < 5, !isWaiting {
            if let query = strategy.ask() {
              #expect(!open.contains(query))
              #expect(Self.constrained.isValid(rank: query.rank))
              open.append(query)
              asked.append(query.rank)
            } else {
              isWaiting = true
            }
          }
          if open.isEmpty { return asked }
          strategy.tell(
            Self.answer(open.remove(at: generator.integer(below: open.count)), losses))
        }
      }
      let valid = Array(Self.constrained.validRanks)
      #expect(ranks().sorted() == valid)
      #expect(ranks() == ranks())
    }
  }

  @Test(arguments: StrategyCatalog.all) func whatIsKnownBeforeIsNotAsked(
    entry: StrategyCatalog.Entry
  ) throws {
    let losses = Self.losses(3)
    let cheap = try Fidelity(sampleFraction: 0.5)
    let known = Array(Self.constrained.validRanks.prefix(7))
    // What is known of another fidelity is asked at the one that counts.
    let other = try #require(Array(Self.constrained.validRanks).last)
    var prior = known.map { Self.answer(Query(rank: $0), losses) }
    prior.append(Answer(Query(rank: other, fidelity: cheap), .loss(0)))
    let problem = SearchProblem(
      space: Self.constrained, fidelities: [cheap, .full], seed: Seed(3), prior: prior)
    let trajectory = SearchTrajectory(entry.make(problem), budget: 1000) {
      #expect($0.fidelity == .full && $0.fold == nil)
      return losses[$0.rank].map { .loss($0) } ?? .failed
    }
    let unknown: [Int] = Array(Self.constrained.validRanks.dropFirst(known.count))
    #expect(trajectory.steps.map(\.rank).sorted() == unknown)
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
      let problem = SearchProblem(space: space, seed: Seed(UInt64(seed)))
      let trajectory = SearchTrajectory(entry.make(problem), budget: 150) {
        .loss(table.losses[$0.rank])
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
