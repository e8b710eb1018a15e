public import Catalogs
import Formats
import Foundation
public import Learning
public import SearchSpaces

/// The spaces that come with the program, to be evaluated by name on any data set.
///
/// Ranges are our own choice among those in use; a file of the same name under
/// `Resources/spaces` lists them.
public enum SpaceCatalog {
  public struct Entry: Sendable {
    /// The name on the command line.
    public let name: String
    /// One line for lists.
    public let summary: String

    /// Where the space file is installed.
    public var path: String {
      Bundle.module.bundleURL.appending(path: "spaces/\(name).yaml").path
    }
  }

  /// The space that a learner is tuned over where none is given: the one of its name.
  ///
  /// - Throws: `LearningError.noSpace(learner:)` where none is shipped, `ImportError` where the
  ///   file is not installed.
  public static func space(of learner: any Learner) throws -> SearchSpace {
    guard let entry = all.first(where: { $0.name == learner.name }),
      let space = try SpaceFile().study(at: entry.path, dataset: "").space
    else { throw LearningError.noSpace(learner: learner.name) }
    return space
  }

  public static let all = Catalog<Entry>(
    "space",
    [
      Entry(
        name: "decision_tree",
        summary: "2,400 single trees: depth, node and leaf sizes, features, least decrease"),
      Entry(
        name: "forest",
        summary: "1,000 forests: trees, depth, leaf size, features, with and without bootstrap"),
      Entry(
        name: "boosting",
        summary: "1,350 of our boosting: rate, trees, depth, child weight, row and feature shares"),
      Entry(
        name: "xgboost",
        summary: "3,240 of XGBoost: the same, and the L2 penalty"),
      Entry(
        name: "lightgbm",
        summary: "1,350 of LightGBM: rate, trees, leaves, leaf size, row and feature shares"),
      Entry(
        name: "mlp", summary: "1,944 perceptrons: rate, batch, width, depth, rule, weight decay"),
      Entry(
        name: "fcnet",
        summary: "62,208 perceptrons of Klein and Hutter: rate, batch, schedule, two layers' own"),
      Entry(
        name: "fcnet_small", summary: "432 of them, every other level, for classes as well"),
      Entry(
        name: "simple_cnn",
        summary: "2,592 on images: channels, dropout, rule, rate, weight decay, batch"),
      Entry(
        name: "preresnet",
        summary: "540 on images: depth, rule, rate, weight decay, batch, schedule"),
      Entry(name: "nn2", summary: "216 on images: rule, rate, weight decay, batch"),
      Entry(
        name: "optimizers",
        summary: "210 trainings of one perceptron: rule, transform of the gradient, rate"),
    ]
  ) { $0.name }
}
