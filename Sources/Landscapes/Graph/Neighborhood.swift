import SearchSpaces

/// What joins the configurations of a landscape, by its name: `one_edit`, `hamming`, `knn`,
/// `knn:K`.
public enum Neighborhood: Hashable, Sendable, CustomStringConvertible {
  /// One edit: the next level of a hyperparameter, or another category.
  case oneEdit
  /// Every other level of one hyperparameter, as if all were categorical.
  case hamming
  /// Each other's *K* nearest; a number that suits the space where `nil`.
  case nearest(Int?)

  /// `nil` where the text names none.
  public init?(_ text: String) {
    switch text {
    case "one_edit": self = .oneEdit
    case "hamming": self = .hamming
    case "knn": self = .nearest(nil)
    default:
      guard text.hasPrefix("knn:"), let count = Int(text.dropFirst(4)), count > 0 else {
        return nil
      }
      self = .nearest(count)
    }
  }

  public var description: String {
    switch self {
    case .oneEdit: "one_edit"
    case .hamming: "hamming"
    case .nearest(let count): count.map { "knn:\($0)" } ?? "knn"
    }
  }

  /// Whether it joins the nearest, which needs no grid.
  var isOfNearest: Bool {
    if case .nearest = self { return true }
    return false
  }

  public func graph(of landscape: Landscape) -> LandscapeGraph {
    switch self {
    case .oneEdit: LandscapeGraph(landscape, kernel: OneEditKernel())
    case .hamming: LandscapeGraph(landscape, kernel: HammingKernel())
    case .nearest(let count): LandscapeGraph(landscape, nearest: count)
    }
  }
}
