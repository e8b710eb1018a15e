import Learning
import Networks
import SearchSpaces
import Testing

struct ParameterTests {
  enum Kind: String, CaseIterable { case one, two }

  @Test func valuesAreReadWithTheirTypes() throws {
    let values: HyperparameterValues = [
      "max_depth": .null, "width": 16, "bootstrap": false, "kind": "two", "share": 0.5,
    ]
    #expect(
      try Parameter<Int?>("max_depth", .from(1), default: 3, "").value(in: values) == nil)
    #expect(try Parameter<Int>("width", .from(1, to: 64), default: 3, "").value(in: values) == 16)
    #expect(try Parameter<Int>("depth", .from(1, to: 64), default: 3, "").value(in: values) == 3)
    #expect(try !Parameter<Bool>("bootstrap", default: true, "").value(in: values))
    #expect(try Parameter<Kind>("kind", default: .one, "").value(in: values) == .two)
    #expect(try Parameter<Double?>("share", .from(0, below: 1), "").value(in: values) == 0.5)
    #expect(try Parameter<Double?>("rho", .from(0, below: 1), "").value(in: values) == nil)
  }

  @Test func mistakesSayWhatIsDeclared() {
    let width = Parameter<Int>("width", .from(1, to: 64), default: 3, "units")
    #expect(width.declaration.accepts == "a whole number from 1 to 64")
    #expect(
      throws: LearningError.invalidValue(
        hyperparameter: "width", value: 2.5, expected: "a whole number from 1 to 64")
    ) { try width.value(in: ["width": 2.5]) }
  }

  @Test func aTaskMayHaveAReadingOfItsOwn() throws {
    let smoothing = Parameter<Double>(
      HyperparameterDeclaration(
        "smoothing", .init(.numbers(.from(0, to: 1)), default: 0.5),
        regression: .init(.levels([0]), default: 0), "")
    ) { $0.number }
    #expect(try smoothing.value(in: [:]) == 0.5)
    #expect(try smoothing.value(in: [:], for: .regression) == 0)
    #expect(throws: LearningError.self) {
      try smoothing.value(in: ["smoothing": 1], for: .regression)
    }
  }

  // Ends that belong to a range, and those that do not.
  @Test(arguments: [
    (NumberRange.from(0), "a number from 0", [0, 1e300], [-1]),
    (.from(0, to: 1), "a number from 0 to 1", [0, 1], [-1, 1.5]),
    (.from(0, below: 1), "a number from 0 below 1", [0, 0.999], [-1, 1]),
    (.above(0, to: 1), "a number above 0 to 1", [1e-300, 1], [0, 2]),
    (.above(0, below: 1), "a number above 0 below 1", [0.5], [0, 1]),
    (.from(1e-8, to: 1e6), "a number from 1e-8 to 1e6", [1e-8, 1e6], [0, .infinity]),
    (.all, "a number", [-1e300, 0], [.infinity, .nan]),
  ])
  func endsAreSaidAsTheyAre(
    _ range: NumberRange, _ words: String, _ inside: [Double], _ outside: [Double]
  ) {
    let domain = HyperparameterDomain.numbers(range)
    #expect(domain.words == words)
    #expect(inside.allSatisfy { domain.contains(.number($0)) })
    #expect(!outside.contains { domain.contains(.number($0)) })
    #expect(domain.edges.allSatisfy(domain.contains))
    #expect(!domain.outside.isEmpty && !domain.outside.contains(where: domain.contains))
  }

  @Test func edgesAreTheOutermostLevels() {
    #expect(HyperparameterDomain.whole(.from(2, to: 255)).orNull.edges == [2, 255, .null])
    #expect(HyperparameterDomain.flag.edges == [true, false])
    #expect(HyperparameterDomain.numbers(.from(0, below: 1)).edges == [0, .number((1.0).nextDown)])
  }
}
