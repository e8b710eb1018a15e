import Catalogs
import Documents
import LandscapeAnalysis
import LandscapeRendering
import Networks
import SearchSpaces
import Testing

@testable import Learning
@testable import llp_fla

/// What lists and help say of an entry that was added to a catalogue, without another edit.
struct AddedEntryTests {
  private struct Halving: GradientTransform {
    mutating func evaluate(
      at parameters: [Float], gradient: inout [Float],
      through oracle: ([Float], inout [Float], Bool) -> Double
    ) -> Double {
      let loss = oracle(parameters, &gradient, true)
      for index in gradient.indices { gradient[index] /= 2 }
      return loss
    }
  }

  private static let depth = Parameter<Int>(
    "halvings", .from(1, to: 1), default: 1, "how often \(OptimizationParameter.takers) acts")

  private static let halfRange = LandscapeMetric(
    "half_range", aspect: .distribution, range: 0...(.infinity), invariance: .scale,
    summary: "High: losses spread.", source: "this test"
  ) { _ in 0 }

  private static let dots = Figure(
    name: "dots", summary: "a dot per configuration", section: .shape, options: [],
    synonyms: [FigureSynonym("scatter", "other tools")],
    drawing: FigureCatalog.all[0].drawing)

  private static let list: CatalogList = {
    var list = CatalogList()
    list.training.transforms = list.training.transforms.adding(
      GradientTransformEntry("halving", "half of the gradient", [OptimizationParameter(depth)]) {
        _, _ in Halving()
      })
    list.learners = LearnerCatalog.all(training: list.training)
    list.metrics = list.metrics.adding(halfRange)
    list.figures = list.figures.adding(dots)
    return list
  }()

  private func lines(_ kind: ListCommand.Kind) -> [Substring] {
    Self.list.table(of: kind).exact.csv.split(separator: "\n")
  }

  @Test func listsHoldIt() {
    #expect(lines(.transforms).last == "halving,half of the gradient")
    #expect(lines(.metrics).last == "distribution,half_range,High: losses spread.")
    #expect(lines(.figures).last == "dots,a dot per configuration")
    // As other lists, they only grow by it.
    for kind in [ListCommand.Kind.transforms, .metrics, .figures] {
      let before = CatalogList().table(of: kind).exact.csv.split(separator: "\n")
      #expect(lines(kind).dropLast() == before[...])
    }
  }

  @Test func aTransformIsAmongTheHyperparametersOfEveryNetwork() {
    let networks = LearnerCatalog.all.filter { $0.budget == .epochs }.map(\.name)
    let own = lines(.hyperparameters).filter { $0.contains(",halvings,") }
    #expect(
      own
        == networks.map {
          "\($0),halvings,\"how often halving acts; a whole number from 1 to 1, default 1\""
        })
    let choices = lines(.hyperparameters).filter { $0.contains(",transform,") }
    #expect(choices.count == networks.count && choices.allSatisfy { $0.contains(", halving") })
    let json = Self.list.table(of: .learners).json.text()
    #expect(json.ranges(of: "\"halvings\"").count == networks.count)
  }

  @Test func helpExplainsIt() throws {
    #expect(
      try MetricHelp(named: "half_range", in: Self.list.metrics).text == """
        half_range

        High: losses spread.

        aspect          distribution
        range           from 0
        undefined when  all losses are equal
        unchanged under losses times a positive number
        source          this test

        Alone: llp-fla analyze SOURCE --metric half_range

        """)
    let help = """
      dots: a dot per configuration
        llp-fla render SOURCE [ID] --figure dots -o dots.svg
        the numbers drawn: add --format csv or json

      """
    #expect(try FigureHelp(named: "dots", in: Self.list.figures).text == help)
    #expect(
      try FigureHelp(named: "plot_scatter", in: Self.list.figures).text
        == "scatter (other tools) is dots here\n\n" + help)
  }

  @Test func messagesOfHelpNameIt() {
    let metric = #expect(throws: UnknownNameError.self) {
      try MetricHelp(named: "half_rang", in: Self.list.metrics)
    }
    #expect(metric?.known.last == "half_range")
    let figure = #expect(throws: UnknownNameError.self) {
      try FigureHelp(named: "dot", in: Self.list.figures)
    }
    #expect(figure?.known.last == "dots")
  }
}
