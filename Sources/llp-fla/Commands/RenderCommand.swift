import ArgumentParser
import LandscapeAnalysis
import LandscapeRendering
import Landscapes

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Draws a figure as SVG.",
    discussion: """
      Of a source that holds two fidelities, the ranks of all configurations at both:
        llp-fla render results.csv --figure fidelity -o fidelity.svg
        llp-fla render results.csv results/data=0.1 results/full -o fidelity.svg
      """)

  enum Figure: String, ExpressibleByArgument, CaseIterable {
    case fidelity
  }

  @Argument(help: SourceOptions.help)
  var source: String

  @Argument(help: "Two landscapes by id; none takes the cheapest and the fullest.")
  var ids: [String] = []

  @Option(help: "Which figure.")
  var figure: Figure = .fidelity

  @OptionGroup var roles: SourceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if ids.count != 0, ids.count != 2 {
      throw ValidationError("name two landscapes, or none for the cheapest and the fullest")
    }
  }

  func run() throws {
    let landscapes = try roles.collection(source, output)
    let known = landscapes.map(\.id)
    guard let first = known.first, let last = known.last, known.count > 1 else {
      throw CommandError(
        "\(source): holds one landscape, and this figure takes two; name a column with --fidelity")
    }
    let chosen = try (ids.isEmpty ? [first, last] : ids).map { id in
      guard let landscape = landscapes.first(where: { $0.id == id }) else {
        throw CommandError(
          "\(source): there is no landscape '\(id)'; it holds \(known.joined(separator: ", "))")
      }
      return landscape
    }
    switch figure {
    case .fidelity: try output.write(FidelityFigure(LandscapePair(chosen[0], chosen[1])).text)
    }
  }
}
