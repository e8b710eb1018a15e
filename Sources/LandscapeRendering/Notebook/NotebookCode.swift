/// The code of exported notebooks: the same for every study, since names come from the tables
/// alone.
///
/// Pandas and matplotlib; each cell is a file under `Resources/notebook`. Names of users reach
/// figures through `label`, which spells out what a font lacks and what matplotlib would take for
/// markup.
enum NotebookCode {
  /// Reads the tables; what all figures share.
  static let setup = cell(PackageResources.setup_py)
  /// What there is, a row per landscape.
  static let landscapes = cell(PackageResources.landscapes_py)
  /// The best configurations of each study.
  static let best = cell(PackageResources.best_py)
  /// All metrics of the main landscapes, side by side.
  static let metrics = cell(PackageResources.metrics_py)
  /// Histograms of losses by fidelity.
  static let distribution = cell(PackageResources.distribution_py)
  /// Loss against distance to the optimum.
  static let distance = cell(PackageResources.distance_py)
  /// Shares of the variance of losses, of single hyperparameters and of pairs.
  static let importance = cell(PackageResources.importance_py)
  /// The same configurations at the cheapest and at the highest fidelity.
  static let fidelity = cell(PackageResources.fidelity_py)
  /// How alike all pairs of landscapes are.
  static let similarity = cell(PackageResources.similarity_py)
  /// Configurations near those that they lead to, coloured by loss.
  static let map = cell(PackageResources.map_py)
  /// Three metrics from the evaluations, against those of the table.
  static let check = cell(PackageResources.check_py)

  /// The text of a file, whose last line has no end in a cell.
  private static func cell(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }
}
