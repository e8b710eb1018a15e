import Documents
import SearchSpaces

/// The axis of a hyperparameter: a band per level, or of many numbers a scale.
///
/// Levels of a grid were chosen to be told apart, so that up to ``bandLimit`` stand evenly, in
/// declared order. More numbers are a sample of a range: they stand where they are, by logarithms
/// where they span more than two decades.
struct LevelAxis: Sendable {
  static let bandLimit = 16

  let axis: Axis
  /// Where each level stands.
  let positions: [Double]
  /// Where configurations stand in which the hyperparameter does not act; `nil` for no place.
  let inactivePosition: Double?

  /// - Parameter hasInactive: Whether a band of their own is wanted.
  init(_ hyperparameter: Hyperparameter, titled: Bool = true, hasInactive: Bool = false) {
    let levels = hyperparameter.domain.levels
    let title = titled ? hyperparameter.name : ""
    let numbers = levels.compactMap(\.number)
    if levels.count > LevelAxis.bandLimit, numbers.count == levels.count {
      axis = Axis(title, adaptingTo: numbers)
      positions = numbers
      inactivePosition = nil
    } else {
      axis = Axis(title, .bands(LevelAxis.names(of: levels) + (hasInactive ? ["inactive"] : [])))
      positions = levels.indices.map(Double.init)
      inactivePosition = hasInactive ? Double(levels.count) : nil
    }
  }

  /// Levels as they are written, numbers in four digits where that tells them apart.
  static func names(of levels: [Level]) -> [String] {
    let short = levels.map(\.shortText)
    return Set(short).count == levels.count ? short : levels.map(\.description)
  }

  /// Whether levels have bands.
  var hasBands: Bool {
    if case .bands = axis.kind { return true }
    return false
  }
}

extension Level {
  /// As users write it, but a long number in four digits.
  var shortText: String {
    if case .number(let value) = self, description.count > 7 { return typeset(value) }
    return description
  }
}
