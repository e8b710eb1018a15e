import Formats
import Learning
import Networks
import SearchSpaces
import Testing

@Suite struct SpaceFileTests {
  static let yaml = """
    name: example
    learner: mlp
    dataset: digits
    loss: error_rate
    hyperparameters:
      max_depth: [2, 4, null]
      learning_rate: {from: 1e-4, to: 1e-1, count: 4, scale: log}
      width: {from: 16, to: 48, count: 3}
      optimizer: [sgd, adam]
      momentum: {values: [0, 0.9], when: {optimizer: [sgd]}}
      nesterov: [false, true]
      epochs: 10
    forbidden:
      - {optimizer: adam, nesterov: true}
    fidelities:
      - {data: 0.1, epochs: 2}
      - {data: 1.0, epochs: 10}
      - {budget: 0.5}
    folds: 3
    test: 0.25
    recipe: thesis+augmented
    """

  @Test func everyPartIsRead() throws {
    let study = try SpaceFile().study(Self.yaml, path: "s.yaml")
    let space = try #require(study.space)
    #expect(study.name == "example" && study.learner == "mlp" && study.dataset == "digits")
    #expect(study.loss == .errorRate && study.folds == 3 && study.testShare == 0.25)
    #expect(study.fidelities.map(\.label) == ["data=0.1,epochs=2", "epochs=10", "budget=0.5"])
    #expect(study.recipe == DataRecipe(normalization: .thesis, augmentation: Augmentation()))
    #expect(space.hyperparameters.map(\.name).first == "max_depth")
    #expect(space.hyperparameters[0].domain == .ordinal([2, 4, nil]))
    #expect(space.hyperparameters[1].domain == .ordinal([0.0001, 0.001, 0.01, 0.1]))
    #expect(space.hyperparameters[2].domain == .ordinal([16, 32, 48]))
    #expect(space.hyperparameters[3].domain == .categorical(["sgd", "adam"]))
    #expect(space.hyperparameters[5].domain == .categorical([false, true]))
    #expect(space.hyperparameters[6].domain == .ordinal([10]))
    // 3 · 4 · 3 · (sgd: 2 momenta · 2, adam: 1).
    #expect(space.configurationCount == 36 * 5)
  }

  @Test func jsonSaysTheSame() throws {
    let json = """
      {"learner": "forest", "dataset": "iris",
       \t"hyperparameters": {"criterion": ["gini", "entropy"], "max_depth": [1, 2, null]}}
      """
    let study = try SpaceFile().study(json, path: "s.json")
    #expect(study.space?.hyperparameters[0].domain == .categorical(["gini", "entropy"]))
    #expect(study.space?.hyperparameters[1].domain == .ordinal([1, 2, nil]))
    #expect(study.folds == nil && study.testShare == nil && study.fidelities.isEmpty)
  }

  /// A file whose hyperparameters are `text`, on line 4.
  static func around(_ text: String) -> String {
    "learner: mlp\ndataset: iris\nhyperparameters:\n  \(text)\n"
  }

  @Test(arguments: [
    ("learner: mlp\n", "s, line 1: 'dataset' is missing; add for example 'dataset: digits'"),
    ("", "the file holds no value"),
    ("- a\n", "line 1: expected 'name: value' pairs"),
    ("learner: mlp\ndataset: iris\nfold: 3\n", "line 3: unknown key 'fold'; known: name, learner"),
    ("learner: mlp\ndataset: iris\nfolds: 0\n", "line 3: expected a whole number from 1, not '0'"),
    ("learner: mlp\ndataset: iris\nloss: auc\n", "line 3: 'auc' is none of cross_entropy"),
    ("learner: mlp\ndataset: iris\ntest: 1\n", "line 3: 'test' is 1.0; give a share above 0"),
    (
      "learner: mlp\ndataset: iris\nfidelities:\n  - {data: 2}\n",
      "line 4: fidelity data=2: 'data' and 'budget' must be in (0, 1]"
    ),
    ("learner: [mlp\ndataset: iris\n", "line 2: not YAML or JSON"),
    (around("width: []"), "line 4: hyperparameter 'width' has no levels"),
    (around("width: [8, 8]"), "line 4: hyperparameter 'width' lists level '8' twice; keep one"),
    (around("width: [8, 2, 16]"), "line 4: 'width': the numbers are in no order; sort them"),
    (around("width: [null, 8]"), "line 4: 'width': null means \"no limit\" and goes last"),
    (around("width: [8, .inf]"), "line 4: '.inf' is not a finite number"),
    (around("width: {from: 1, to: 8}"), "line 4: 'width' needs 'values', or 'from', 'to' and"),
    (around("width: {from: 0, to: 8, count: 3, scale: log}"), "a log scale starts above 0"),
    (around("width: {values: [1], from: 2}"), "'width' has 'values' and 'from'"),
    (around("width: [8]\n  width: [16]"), "'width' is given twice; keep one"),
    (
      around("a: {values: [1, 2], when: {b: [1]}}\n  b: {values: [1, 2], when: {a: [1]}}"),
      "line 4: conditions run in a circle: a → b → a"
    ),
    (
      around("a: {values: [1, 2], when: {c: [1]}}"),
      "'when' of 'a': unknown hyperparameter 'c'; known: a"
    ),
    (
      around("a: [1, 2]\nforbidden:\n  - {a: 3}"),
      "line 4: hyperparameter 'a' has no level '3'; its levels are 1, 2"
    ),
    (
      around((0..<20).map { "h\($0): [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]" }.joined(separator: "\n  ")),
      "the space has about 10^20 combinations"
    ),
  ])
  func mistakesSayWhere(text: String, message: String) throws {
    let error = #expect(throws: ImportError.self) { try SpaceFile().study(text, path: "s") }
    let description = try #require(error?.description)
    #expect(description.contains(message), "\(description)")
    #expect(!description.contains("\n"))
  }
}
