/// Which landscapes of a source belong together.
///
/// ```swift
/// let family = LandscapeFamily(landscapes)
/// family.series(along: [.fidelity])  // [[data=0.25, full], …] of the same, the cheapest first
/// family.areApart(first, second, in: .dataset)
/// LandscapeFamily.main(of: family.bySpace[0])
/// ```
public struct LandscapeFamily: Sendable {
  public let landscapes: [Landscape]

  /// Landscapes in the order of their source.
  public init(_ landscapes: [Landscape]) {
    self.landscapes = landscapes
  }

  // MARK: Series

  /// The places of landscapes over one space that differ along `axes` alone, those of one series
  /// together; series and places in the order of the source, or of fidelity where that is an axis.
  ///
  /// A series has one landscape of each kind: another one that differs in nothing begins a series
  /// of its own. Landscapes that nothing goes with are series of one.
  ///
  /// - Parameter ofOneSpace: Whether landscapes of different spaces stand apart, as those of
  ///   different learners would.
  /// - Complexity: O(landscapes²).
  public func places(
    along axes: Set<ScenarioAxis>, ofOneSpace: Bool = true
  ) -> [[Int]] {
    var series: [[Int]] = []
    for (place, landscape) in landscapes.enumerated() {
      let index = series.firstIndex { members in
        let first = landscapes[members[0]]
        return ScenarioAxis.differences(first, landscape).isSubset(of: axes)
          && (!ofOneSpace || first.space == landscape.space)
          && members.allSatisfy { !ScenarioAxis.differences(landscapes[$0], landscape).isEmpty }
      }
      if let index { series[index].append(place) } else { series.append([place]) }
    }
    guard axes.contains(.fidelity) else { return series }
    return series.map { members in
      members.sorted {
        let (first, second) = (landscapes[$0].scenario.fidelity, landscapes[$1].scenario.fidelity)
        return first == second ? $0 < $1 : first < second
      }
    }
  }

  /// The landscapes of ``places(along:ofOneSpace:)``.
  public func series(
    along axes: Set<ScenarioAxis>, ofOneSpace: Bool = true
  ) -> [[Landscape]] {
    places(along: axes, ofOneSpace: ofOneSpace).map { $0.map { landscapes[$0] } }
  }

  /// The series along `axes` that the landscape of that id is in; empty where none is.
  public func series(of id: String, along axes: Set<ScenarioAxis>) -> [Landscape] {
    series(along: axes).first { $0.contains { $0.id == id } } ?? []
  }

  /// Landscapes that share a space, in the order of the source.
  public var bySpace: [[Landscape]] { placesBySpace.map { $0.map { landscapes[$0] } } }

  /// The places of landscapes that share a space.
  var placesBySpace: [[Int]] {
    var groups: [[Int]] = []
    for place in landscapes.indices {
      if let index = groups.firstIndex(where: {
        landscapes[$0[0]].space == landscapes[place].space
      }) {
        groups[index].append(place)
      } else {
        groups.append([place])
      }
    }
    return groups
  }

  // MARK: Pairs

  /// Whether the landscapes at two places differ in nothing but `axis`, whatever their spaces.
  public func areApart(_ first: Int, _ second: Int, in axis: ScenarioAxis) -> Bool {
    ScenarioAxis.differences(landscapes[first], landscapes[second]) == [axis]
  }

  /// The places of every two landscapes that differ in nothing but `axis`, whatever their spaces;
  /// the earlier one first.
  public func pairs(differingIn axis: ScenarioAxis) -> [(first: Int, second: Int)] {
    landscapes.indices.flatMap { first in
      landscapes[(first + 1)...].indices.filter { areApart(first, $0, in: axis) }
        .map { (first, $0) }
    }
  }

  // MARK: Main landscapes

  /// One for each series along fidelity and measure, the one that stands for it; see ``main(of:)``.
  public var mains: [Landscape] {
    series(along: [.fidelity, .measure]).map { LandscapeFamily.main(of: $0) }
  }

  /// The landscape that stands for several: of validation losses where there are some, else of test
  /// losses, else of train losses; at the highest fidelity, and of these the first.
  ///
  /// - Precondition: At least one landscape.
  public static func main(of landscapes: [Landscape]) -> Landscape {
    let measures: [Measure] = [.validation, .test, .train]
    let measure = measures.first { measure in landscapes.contains { $0.measure == measure } }
    return landscapes.filter { $0.measure == measure }
      .reduce(nil as Landscape?) { best, next in
        best.map { next.scenario.fidelity > $0.scenario.fidelity ? next : $0 } ?? next
      } ?? landscapes[0]
  }
}
