import Landscapes
import Numerical
import SearchSpaces
import Testing

/// Samples off every grid: cells, neighbours, and what was run.
@Suite struct SampleShapeTests {
  /// A landscape of rows (values by hyperparameter, loss); `nil` of a row that failed.
  static func landscape(
    _ names: [String], _ rows: [(values: [Double], loss: Double?)], ranges: [DeclaredRange?] = []
  ) throws -> Landscape {
    let levels = names.indices.map { index in Set(rows.map { $0.values[index] }).sorted() }
    let hyperparameters = names.indices.map { index in
      Hyperparameter(
        names[index], .ordinal(levels[index].map { .number($0) }),
        from: ranges.isEmpty ? nil : ranges[index])
    }
    let ranked = try RankedRows(
      hyperparameters,
      levels: names.indices.map { index in
        rows.map { Int32(levels[index].firstIndex(of: $0.values[index]) ?? 0) }
      })
    var losses = RepeatedLosses()
    for (rank, loss) in zip(ranked.ranks, rows.map(\.loss)).sorted(by: { $0.0 < $1.0 }) {
      losses.add(rank: rank, fold: 0, seed: 0, loss: loss)
    }
    return try losses.landscape(
      id: "s", scenario: Scenario(learner: "", dataset: "s", loss: "loss"), measure: .validation,
      space: ranked.space, policy: .exclude)
  }

  static func shape(_ levels: String...) throws -> SampleShape {
    var shape = SampleShape()
    shape.levels = try levels.map { try Discretization(parsing: $0) }
    return shape
  }

  static func shaped(_ landscape: Landscape, by shape: SampleShape = SampleShape()) throws
    -> Landscape
  {
    try LandscapeCollection(landscapes: [landscape]).shaped(by: shape).landscapes[0]
  }

  // By hand: x in 0…8 in four cells of width 2, of which 4…6 is empty; 0 and 1.5, and 7 and 8, fall
  // together: means 1.5 and 6.
  static let rows: [(values: [Double], loss: Double?)] = [
    ([0, 0], 1), ([1.5, 0], 2), ([7, 1], 4), ([8, 1], 8), ([2.5, 0], 3),
  ]

  @Test func configurationsOfOneCellAreAveraged() throws {
    let cut = try Self.shaped(Self.landscape(["x", "o"], Self.rows), by: Self.shape("x:linear:4"))
    #expect(cut.space.hyperparameters[0].domain == .ordinal(["0–2", "2–4", "4–6", "6–8"]))
    #expect(cut.ranks == [0, 2, 7] && cut.losses == [1.5, 3, 6])
  }

  @Test func theBestIsWhatWasRun() throws {
    let cut = try Self.shaped(Self.landscape(["x", "o"], Self.rows), by: Self.shape("x:linear:4"))
    let best = cut.best
    #expect(best.loss == 1 && best.tieCount == 1)
    #expect(best.levels.map(\.level) == [0, 0])
    #expect(best.cell.map { $0.rank == 0 && $0.loss == 1.5 } == true)
  }

  /// A cell failed where none of its configurations has a loss: 9 shares no cell, 1 does.
  @Test func aCellFailedWhereAllOfItDid() throws {
    let rows = Self.rows + [([9.5, 1], nil), ([1, 0], nil)]
    let range = DeclaredRange(low: 0, high: 10, isLogarithmic: false)
    let landscape = try Self.landscape(["x", "o"], rows, ranges: [range, nil])
    #expect(landscape.failedCount == 2 && landscape.count == 5)
    let cut = try Self.shaped(landscape, by: Self.shape("x:linear:5"))
    // From 0 to 10, as it was declared: 9.5 shares 8–10 with 8, and 1 shares 0–2 with others.
    #expect(cut.space.hyperparameters[0].domain.count == 5)
    #expect(cut.failedCount == 0)
    // Of width 1, 9–10 holds 9.5 alone, and 1–2 holds 1.5 beside 1.
    let finer = try Self.shaped(landscape, by: Self.shape("x:linear:10"))
    #expect(finer.failedCount == 1)
  }

  @Test func repetitionsSurviveTheCut() throws {
    let space = try SearchSpace([Hyperparameter("x", .ordinal([0, 1, 2, 3]))])
    let landscape = try Landscape(
      id: "r", scenario: Scenario(learner: "", dataset: "r", loss: "l"), space: space,
      losses: [2, 4, 6, 8],
      repetitions: Repetitions(count: 2, losses: [1, 3, 3, 5, 5, 7, 7, 9]))
    let cut = try Self.shaped(landscape, by: Self.shape("x:linear:2"))
    // Means of rows 0 and 1, and of 2 and 3, repetition by repetition.
    #expect(cut.losses == [3, 7] && cut.repetitions?.losses == [2, 4, 6, 8])
  }

  /// 60 rows of two floats: min(8, ⌈√60⌉) = 8 cells each, 64 in all.
  @Test func floatsAreCutByThemselves() throws {
    var generator = Seed(3).generator()
    let rows = (0..<60).map { _ in
      (values: [generator.uniform(), generator.uniform()], loss: Double?.some(generator.uniform()))
    }
    let landscape = try Self.landscape(["x", "y"], rows)
    let cut = try LandscapeCollection(landscapes: [landscape]).shaped(by: SampleShape())
    #expect(cut.landscapes[0].space.combinationCount == 64)
    #expect(cut.landscapes[0].asRun.count == 60)
    #expect(cut.notes.count == 2 && cut.notes[0].contains("x linear:8, y linear:8"))
    var rowsOnly = SampleShape()
    rowsOnly.keepsRows = true
    #expect(try Self.shaped(landscape, by: rowsOnly).count == 60)
  }

  /// Twelve floats have 60¹² combinations of values, and 8¹² cells: nothing fills them.
  @Test func manyFloatsAreJoinedToTheirNearest() throws {
    var generator = Seed(4).generator()
    let rows = (0..<60).map { _ in
      (
        values: (0..<12).map { _ in generator.uniform() }, loss: Double?.some(generator.uniform())
      )
    }
    let landscape = try Self.landscape((0..<12).map { "x\($0)" }, rows)
    #expect(landscape.space.isListed && landscape.count == 60)
    let joined = try Self.shaped(landscape)
    #expect(LandscapeGraph(joined).neighborhoodName == "knn:24")
    var edits = SampleShape()
    edits.neighborhood = .oneEdit
    #expect(throws: LandscapeError.listedConfigurations(id: "s")) {
      try Self.shaped(landscape, by: edits)
    }
  }

  @Test func gridsStayAsTheyAre() throws {
    // 10 × 8, each value eight or ten times.
    let rows = (0..<80).map { index in
      (values: [Double(index % 10), Double(index / 10)], loss: Double?.some(Double(index)))
    }
    let landscape = try Self.landscape(["a", "b"], rows)
    let shaped = try Self.shaped(landscape)
    #expect(shaped.isComplete && shaped.sample == nil && shaped.shape.neighborhood == .oneEdit)
    let incomplete = try Self.landscape(["a", "b"], rows.filter { $0.loss != 13 })
    #expect(try Self.shaped(incomplete).sample == nil)
  }

  @Test func whatIsNotThereCannotBeCut() throws {
    let landscape = try Self.landscape(["x", "o"], Self.rows)
    #expect(
      throws: SearchSpaceError.unknownHyperparameter("z", known: ["x", "o"], place: "--levels")
    ) { try Self.shaped(landscape, by: Self.shape("z:linear:2")) }
  }
}
