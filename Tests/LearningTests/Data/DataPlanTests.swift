import Learning
import Numerical
import Testing

@Suite struct DataPlanTests {
  /// 90 rows of class 0, 45 of class 1, 15 of class 2, in turns.
  static let classes = Dataset(
    name: "classes", featureNames: ["x"], features: (0..<150).map(Double.init),
    target: .classes(
      (0..<150).map { $0 % 10 == 9 ? 2 : ($0 % 10 >= 6 ? 1 : 0) }, names: ["a", "b", "c"]))
  static let values = Dataset(
    name: "values", featureNames: ["x"], features: (0..<33).map(Double.init),
    target: .values((0..<33).map(Double.init)))

  static func counts(_ rows: [Int]) -> [Int] {
    rows.reduce(into: [0, 0, 0]) { $0[$1 % 10 == 9 ? 2 : ($1 % 10 >= 6 ? 1 : 0)] += 1 }
  }

  @Test func partsAreDisjointAndStratified() throws {
    let plan = try DataPlan(Self.classes, foldCount: 5, seed: Seed(1))
    // A fifth of 90, 45 and 15.
    #expect(Self.counts(plan.split.test) == [18, 9, 3])
    var validated: [Int] = []
    for fold in 0..<5 {
      let data = plan.data(fold: fold, sampleFraction: 1)
      #expect(Set(data.training + data.validation + data.test).count == 150)
      #expect(data.training.count + data.validation.count + data.test.count == 150)
      for (count, share) in zip(Self.counts(data.validation), [14.4, 7.2, 2.4]) {
        #expect(abs(Double(count) - share) < 1)
      }
      validated += data.validation
    }
    #expect(validated.sorted() == plan.split.development)
  }

  @Test(arguments: [classes, values]) func fractionsAreNested(dataset: Dataset) throws {
    let plan = try DataPlan(dataset, foldCount: 3, seed: Seed(2))
    for fold in 0..<3 {
      let full = plan.data(fold: fold, sampleFraction: 1)
      var larger = Set(full.training)
      for fraction in [0.7, 0.4, 0.2, 0.1] {
        let data = plan.data(fold: fold, sampleFraction: fraction)
        // Tenths, so that whole numbers decide.
        let tenths = Int((fraction * 10).rounded()) * full.training.count
        #expect(data.training.count == (tenths + 9) / 10)
        #expect(larger.isSuperset(of: data.training))
        #expect(data.validation == full.validation && data.test == full.test)
        larger = Set(data.training)
      }
    }
  }

  @Test func theSmallestFractionHasEveryClass() throws {
    let plan = try DataPlan(Self.classes, foldCount: 5, seed: Seed(3))
    let data = plan.data(fold: 0, sampleFraction: 0.001)
    #expect(Self.counts(data.training) == [1, 1, 1])
  }

  @Test func oneFoldHoldsOutATenth() throws {
    let plan = try DataPlan(Self.classes, foldCount: 1, seed: Seed(0))
    #expect(plan.foldCount == 1)
    #expect(plan.validation[0].count == 12)
  }

  @Test func moreFoldsThanRowsAreRefused() {
    #expect(
      throws: LearningError.invalidData(
        "data set 'values' has 26 rows to train on, which 27 folds do not divide; "
          + "use 2 to 26 folds")
    ) { try DataPlan(Self.values, foldCount: 27, seed: Seed(0)) }
  }

  @Test func theSeedAloneDecides() throws {
    let plan = try DataPlan(Self.values, foldCount: 3, seed: Seed(5))
    #expect(try DataPlan(Self.values, foldCount: 3, seed: Seed(5)).validation == plan.validation)
    #expect(try DataPlan(Self.values, foldCount: 3, seed: Seed(6)).validation != plan.validation)
  }

  @Test func theFingerprintSeesEveryValue() {
    let first = Self.values.fingerprint
    #expect(first.count == 16)
    #expect(first == Self.values.fingerprint)
    var features = Array(Self.values.features)
    features[7] = 7.000000000000001
    #expect(
      Dataset(name: "values", featureNames: ["x"], features: features, target: Self.values.target)
        .fingerprint != first)
    #expect(
      Dataset(
        name: "values", featureNames: ["y"], features: Array(Self.values.features),
        target: Self.values.target
      ).fingerprint != first)
  }
}
