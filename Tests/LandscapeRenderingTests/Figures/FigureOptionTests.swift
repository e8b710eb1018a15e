import Catalogs
import LandscapeAnalysis
import Landscapes
import SearchSpaces
import Testing

@testable import LandscapeRendering

/// Each option changes the figures that take it, and is refused by the others.
@Suite struct FigureOptionTests {
  /// Each option with another value than its default.
  private static func changed(_ option: FigureOption, _ landscape: Landscape) -> FigureOptions {
    var options = FigureExamples.options
    let names = landscape.space.hyperparameters.map(\.name)
    switch option {
    case .width: options.width = 400
    case .seed: options.seed = 5
    case .colorMap:
      options.colorMap = .viridis
      // Signed measures have colours of their own; two hyperparameters are drawn as a heat map.
      options.similarity = "shake_up"
      options.hyperparameters = Array(names.prefix(2))
    case .coloring: options.coloring = .loss
    case .interpolation: options.interpolation = .linear
    case .threeDimensional: options.isThreeDimensional = true
    case .hyperparameters: options.hyperparameters = Array(names.prefix(1))
    case .similarity: options.similarity = "shake_up"
    case .trajectory: options.trajectory = FigureExamples.history(landscape)
    case .historyScale: options.historyScale = .seconds
    case .modification: options.modification.energy = 9
    default: Issue.record("\(option.name) has no other value here")
    }
    return options
  }

  /// A figure of two landscapes of one scenario with folds, train losses and others: what every figure
  /// has something to draw of.
  ///
  /// - Parameter isLarge: Whether there are more points than figures draw, so that they take a sample.
  private static func text(
    _ figure: Figure, _ options: FigureOptions, isLarge: Bool
  ) throws -> String? {
    let landscapes = try pair(isLarge ? [13, 12, 12] : [5, 4, 3])
    switch figure.drawing {
    case .collection, .landscapes:
      return try figure.drawn(of: landscapes, options: options).document.text
    case .losses, .landscape, .map, .pair, .scenario, .history, .surface:
      let topography = Topography(LandscapeGraph(landscapes[1]))
      return try FigureExamples.draw(figure, topography, options: options)?.document.text
    }
  }

  private static func pair(_ sizes: [Int] = [5, 4, 3]) throws -> [Landscape] {
    let rugged = try TestLandscapes.rugged(sizes).graph.landscape
    return try [Measure.train, .validation].map { measure in
      let losses = rugged.losses.map { measure == .train ? ($0 / 1000 - 4) * ($0 / 1000 - 4) : $0 }
      return try Landscape(
        id: "test/\(measure.rawValue)", scenario: rugged.scenario, measure: measure,
        space: rugged.space, losses: losses,
        repetitions: Repetitions(
          count: 3, losses: losses.flatMap { [0.9 * $0, $0, 1.1 * $0] }))
    }
  }

  static func check(_ figure: Figure) throws {
    for option in FigureOption.all {
      let landscape = try pair()[1]
      let kept = changed(option, landscape).keeping(figure.options)
      guard figure.options.contains(option) else {
        let error = #expect(throws: RenderingError.self) {
          try figure.check(changed(option, landscape))
        }
        #expect(error?.description.contains(figure.name) == true)
        continue
      }
      var plain = kept
      option.reset(&plain)
      if option == .modification { plain.modification = FigureExamples.options.modification }
      let isLarge = option == .seed
      let drawn = try text(figure, kept, isLarge: isLarge)
      let usual = try text(figure, plain, isLarge: isLarge)
      // The seed of a map is that of its embedding, and the places of these are given.
      if figure.drawing.takesPlaces, option == .seed { continue }
      #expect(drawn != usual, "\(option.name) changes nothing in \(figure.name)")
    }
  }

  @Test(arguments: FigureCatalog.all.map(\.name))
  func optionsHaveAnEffectOrAreRefused(name: String) throws {
    try Self.check(FigureCatalog.all.entry(named: name))
  }

  @Test func aDefaultIsNotGiven() {
    #expect(FigureOptions().given.isEmpty)
    var options = FigureOptions()
    options.width = 500
    options.isThreeDimensional = true
    #expect(options.given == [.width, .threeDimensional])
    #expect(options.keeping([.width]).given == [.width])
  }
}
