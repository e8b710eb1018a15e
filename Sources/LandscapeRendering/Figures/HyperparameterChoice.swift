import LandscapeAnalysis
import Landscapes
import SearchSpaces

/// The hyperparameters that a figure shows: those named, or the most important that vary.
struct HyperparameterChoice {
  /// Indices in the space.
  let indices: [Int]

  /// - Throws: ``RenderingError/unknownHyperparameter(_:known:)``.
  init(_ landscape: Landscape, _ options: FigureOptions, limit: Int) throws(RenderingError) {
    let space = landscape.space
    guard options.hyperparameters.isEmpty else {
      var chosen: [Int] = []
      for name in options.hyperparameters {
        guard let index = space.index(of: name) else {
          throw .unknownHyperparameter(name, known: space.hyperparameters.map(\.name))
        }
        if !chosen.contains(index) { chosen.append(index) }
      }
      indices = chosen
      return
    }
    let varied = space.hyperparameters.indices.filter {
      space.hyperparameters[$0].domain.count > 1
    }
    guard varied.count > limit else {
      indices = varied
      return
    }
    let values = HyperparameterImportance(of: landscape).involvements
    let order = values.map { values in varied.sorted { (values[$0], $1) > (values[$1], $0) } }
    indices = (order ?? varied).prefix(limit).sorted()
  }

  static func variedCount(_ space: SearchSpace) -> Int {
    space.hyperparameters.count { $0.domain.count > 1 }
  }
}
