import Documents
import Experiments
import Formats
import Learning
import Networks

/// A description of a data set as tables and as JSON.
struct DatasetReport {
  private let description: DatasetDescription
  private let dataset: Dataset

  init(_ description: DatasetDescription) {
    self.description = description
    dataset = description.dataset
  }

  /// What there is to say about the whole, a row each.
  var properties: Table {
    var table = Table([.init(title: "property"), .init(title: "value")])
    table.rows = [
      ["data set", dataset.name], ["task", dataset.task.rawValue], ["rows", "\(dataset.rowCount)"],
      [dataset.imageShape == nil ? "features" : "images", size],
    ]
    if let name = dataset.targetName { table.rows.append(["target", name]) }
    if let mean = description.targetMean, let deviation = description.targetDeviation {
      table.rows.append(["target mean", "\(tabulated(mean)) ± \(tabulated(deviation))"])
    }
    if !description.classes.isEmpty {
      table.rows.append([
        "classes",
        "\(description.classes.count): "
          + description.classes.map { "\($0.name) \($0.count)" }.joined(separator: ", "),
      ])
    }
    table.rows.append(["missing values", "\(description.missingCount)"])
    table.rows += study.map { [$0.name, $0.text] }
    table.rows += description.notes.map { ["remark", $0] }
    return table
  }

  private var size: String {
    guard let shape = dataset.imageShape else { return "\(dataset.featureCount)" }
    return "\(shape.channels) × \(shape.height) × \(shape.width)"
  }

  /// What a study would do by default.
  private var study: [(name: String, text: String)] {
    var lines: [(String, String)] = []
    if let plan = description.plan {
      lines.append(
        (
          "test part",
          "\(plan.split.test.count) rows, "
            + (dataset.officialTest == nil ? "drawn, a fifth" : "the published ones")
        ))
      let rest = plan.split.development.count
      lines.append(
        (
          "validation",
          plan.foldCount == 1
            ? "1 fold: \(plan.validation[0].count) of the other \(rest) rows"
            : "\(plan.foldCount) folds of the other \(rest) rows"
        ))
    }
    lines.append(("networks see", scaling))
    lines.append(
      (
        "trees see",
        dataset.imageShape == nil
          ? "values as they are" + (description.missingCount > 0 ? ", missing ones filled" : "")
          : "\(dataset.featureCount) pixels from 0 to 255"
      ))
    if recipes.count > 1 { lines.append(("recipes", recipes.joined(separator: ", "))) }
    return lines
  }

  /// Names of the recipes that apply.
  private var recipes: [String] {
    DataRecipe.all.filter { (try? dataset.prepared(by: $0)) != nil }.map(\.name)
  }

  private var scaling: String {
    guard let shape = dataset.imageShape else {
      return "features with the mean and deviation of the training rows removed"
    }
    guard
      let constants = NormalizationRecipe.standard.constants(
        for: dataset.imageSource, channels: shape.channels)
    else { return "channels with the mean and deviation of the training rows removed" }
    func listed(_ values: [Double]) -> String {
      values.map { "\($0)" }.joined(separator: " ")
    }
    return "(byte/255 − mean)/deviation, means \(listed(constants.means)), deviations "
      + listed(constants.deviations)
  }

  /// The features, or the channels of images.
  func columns(_ number: (Double) -> String) -> Table {
    var table = Table(
      [.init(title: dataset.imageShape == nil ? "feature" : "channel")]
        + ["missing", "distinct", "mean", "deviation", "smallest", "largest"].map {
          .init(title: $0, isNumeric: true)
        })
    table.rows = description.columns.map { column in
      [column.name, "\(column.missingCount)", "\(column.distinctCount)"]
        + [column.mean, column.deviation, column.smallest, column.largest].map {
          $0.map(number) ?? ""
        }
    }
    return table
  }

  var json: JSONValue {
    let shape = dataset.imageShape.map { shape in
      JSONValue.object([
        ("channels", .integer(shape.channels)), ("height", .integer(shape.height)),
        ("width", .integer(shape.width)),
      ])
    }
    return .object([
      ("schema", .string("llp-fla/dataset/1")), ("dataset", .string(dataset.name)),
      ("task", .string(dataset.task.rawValue)), ("rows", .integer(dataset.rowCount)),
      ("features", .integer(dataset.featureCount)), ("image", shape ?? .null),
      ("source", optional(dataset.imageSource?.rawValue)),
      ("target", optional(dataset.targetName)),
      ("target_mean", optional(description.targetMean)),
      ("target_deviation", optional(description.targetDeviation)),
      (
        "classes",
        .array(
          description.classes.map {
            .object([("name", .string($0.name)), ("rows", .integer($0.count))])
          })
      ),
      ("missing", .integer(description.missingCount)),
      ("constant_features", .array(description.constantFeatures.map { .string($0) })),
      ("columns", .array(description.columns.map(record))),
      ("study", plan), ("recipes", .array(recipes.map { .string($0) })),
      ("fingerprint", .string(dataset.fingerprint)),
      ("remarks", .array(description.notes.map { .string($0) })),
    ])
  }

  private var plan: JSONValue {
    guard let plan = description.plan else {
      return .object([("folds", .null), ("reason", optional(description.problem))])
    }
    return .object([
      ("folds", .integer(plan.foldCount)),
      ("training", .integer(plan.split.development.count - plan.validation[0].count)),
      ("validation", .integer(plan.validation[0].count)),
      ("test", .integer(plan.split.test.count)),
      ("published_test", .boolean(dataset.officialTest != nil)),
    ])
  }

  private func record(_ column: ColumnDescription) -> JSONValue {
    .object([
      ("name", .string(column.name)), ("missing", .integer(column.missingCount)),
      ("distinct", .integer(column.distinctCount)), ("mean", optional(column.mean)),
      ("deviation", optional(column.deviation)), ("smallest", optional(column.smallest)),
      ("largest", optional(column.largest)),
    ])
  }

  private func optional(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
  private func optional(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
}
