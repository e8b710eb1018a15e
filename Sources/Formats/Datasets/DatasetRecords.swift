package import Documents
import Learning
import Networks

/// A description of a data set as tables and as JSON.
package struct DatasetRecords {
  private let description: DatasetDescription
  private let dataset: Dataset

  package init(_ description: DatasetDescription) {
    self.description = description
    dataset = description.dataset
  }

  /// What there is to say about the whole, a row each.
  package var properties: Table {
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
  package var columns: RecordTable<ColumnDescription> {
    RecordTable(
      description.columns,
      [
        .text(dataset.imageShape == nil ? "feature" : "channel", jsonKey: "name", \.name),
        .count("missing", \.missingCount), .count("distinct", \.distinctCount),
        .number("mean", missing: "", \.mean), .number("deviation", missing: "", \.deviation),
        .number("smallest", missing: "", \.smallest), .number("largest", missing: "", \.largest),
      ])
  }

  package var json: JSONValue {
    let shape = dataset.imageShape.map { shape in
      JSONValue.object([
        ("channels", .integer(shape.channels)), ("height", .integer(shape.height)),
        ("width", .integer(shape.width)),
      ])
    }
    return .document(
      "dataset",
      [
        ("dataset", .string(dataset.name)),
        ("task", .string(dataset.task.rawValue)), ("rows", .integer(dataset.rowCount)),
        ("features", .integer(dataset.featureCount)), ("image", shape ?? .null),
        ("source", JSONValue(dataset.imageSource?.rawValue)),
        ("target", JSONValue(dataset.targetName)),
        ("target_mean", JSONValue(description.targetMean)),
        ("target_deviation", JSONValue(description.targetDeviation)),
        (
          "classes",
          .array(
            description.classes.map {
              .object([("name", .string($0.name)), ("rows", .integer($0.count))])
            })
        ),
        ("missing", .integer(description.missingCount)),
        ("constant_features", JSONValue(description.constantFeatures)),
        ("columns", columns.json),
        ("study", plan), ("recipes", JSONValue(recipes)),
        ("fingerprint", .string(dataset.fingerprint)),
        ("remarks", JSONValue(description.notes)),
      ])
  }

  private var plan: JSONValue {
    guard let plan = description.plan else {
      return .object([("folds", .null), ("reason", JSONValue(description.problem))])
    }
    return .object([
      ("folds", .integer(plan.foldCount)),
      ("training", .integer(plan.split.development.count - plan.validation[0].count)),
      ("validation", .integer(plan.validation[0].count)),
      ("test", .integer(plan.split.test.count)),
      ("published_test", .boolean(dataset.officialTest != nil)),
    ])
  }
}
