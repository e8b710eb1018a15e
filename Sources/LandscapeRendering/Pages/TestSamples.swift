import Documents
import Learning
import Networks
import Numerical

/// Single test rows with what was predicted of them: images as pictures, rows of tables as tables.
struct TestSamples {
  private let facts: TrainingFacts
  private let tested: TestedClasses
  private static let count = 24
  /// Columns of a table that are shown.
  private static let mostColumns = 6

  init(_ facts: TrainingFacts, _ tested: TestedClasses) {
    self.facts = facts
    self.tested = tested
  }

  /// The wrong predictions of highest confidence.
  var mostWrong: [Markup] {
    let wrong = tested.actual.indices.filter { tested.predicted[$0] != tested.actual[$0] }
      .sorted { (tested.confidence[$0], $1) > (tested.confidence[$1], $0) }
    guard !wrong.isEmpty else { return [.paragraph("No test row is classified wrongly.")] }
    return shown(Array(wrong.prefix(Self.count)))
  }

  /// Rows drawn by the seed, right ones and wrong ones.
  var drawn: [Markup] {
    var generator = Seed(facts.seed).derived("shown samples").generator()
    return shown(Array(generator.permutation(of: tested.count).prefix(Self.count)).sorted())
  }

  private func shown(_ places: [Int]) -> [Markup] {
    let dataset = facts.data.dataset
    guard case .pixels(let pixels) = dataset.features, let shape = dataset.imageShape,
      shape.channels == 1 || shape.channels == 3
    else { return [table(places)] }
    let items = places.map { place in
      let row = facts.data.test[place]
      let isRight = tested.predicted[place] == tested.actual[place]
      let image = PNGImage(
        pixels[row * shape.count..<(row + 1) * shape.count], channels: shape.channels,
        height: shape.height, width: shape.width)
      let actual = tested.names[tested.actual[place]]
      return Markup(
        "li", [("class", isRight ? "right" : "wrong")],
        children: [
          Markup("img", [("src", image.dataAddress), ("alt", "row \(row): \(actual)")]),
          Markup(
            "span",
            text: isRight
              ? "\(actual), \(confidence(place))"
              : "\(actual), taken for \(tested.names[tested.predicted[place]]), "
                + confidence(place)),
        ])
    }
    return [
      Markup("ul", [("class", "samples")], children: items),
      .paragraph(
        "With the confidence in the predicted class. Images as they are in the data set, before "
          + "normalisation.", quiet: true),
    ]
  }

  private func confidence(_ place: Int) -> String {
    "\(Int((100 * tested.confidence[place]).rounded()))\u{A0}%"
  }

  private func table(_ places: [Int]) -> Markup {
    let columns = Array(facts.data.dataset.featureNames.prefix(Self.mostColumns))
    return .table(
      ["row", "actual", "predicted", "confidence"] + columns,
      places.map { place in
        let row = facts.data.test[place]
        return [
          "\(row)", tested.names[tested.actual[place]], tested.names[tested.predicted[place]],
          confidence(place),
        ] + Self.features(of: row, columns.count, in: facts.data.dataset)
      }, numeric: Set([0, 3] + columns.indices.map { $0 + 4 }))
  }

  private static func features(of row: Int, _ count: Int, in dataset: Dataset) -> [String] {
    (0..<count).map { column in
      let value = dataset.features[row * dataset.featureCount + column]
      return value.isNaN ? "–" : typeset(value)
    }
  }

  /// The rows of a regression whose predictions are furthest off.
  static func mostWrong(_ facts: TrainingFacts, _ tested: TestedValues) -> [Markup] {
    let residuals = tested.residuals
    let places = residuals.indices.sorted {
      (abs(residuals[$0]), $1) > (abs(residuals[$1]), $0)
    }.prefix(count)
    let columns = Array(facts.data.dataset.featureNames.prefix(mostColumns))
    return [
      .table(
        ["row", "actual", "predicted", "residual"] + columns,
        places.map { place in
          let row = facts.data.test[place]
          return ["\(row)"]
            + [tested.actual[place], tested.predicted[place], residuals[place]].map(typeset)
            + features(of: row, columns.count, in: facts.data.dataset)
        }, numeric: Set(0..<4 + columns.count))
    ]
  }
}
