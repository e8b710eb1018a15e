import ArgumentParser
import Formats
import LandscapeAnalysis
import LandscapeEmbedding
import LandscapeRendering
import Landscapes

/// Where the configurations of a map lie.
struct LayoutOptions: ParsableArguments {
  @Option(help: "Take places from that table, as 'llp-fla embed' writes it, instead of embedding.")
  var layoutFrom: String?

  /// The landscape on its map.
  func place(_ measured: MeasuredLandscape, seed: UInt64) throws -> PlacedLandscape {
    guard let layoutFrom else { return try PlacedLandscape(embedding: measured, seed: seed) }
    let id = measured.topography.graph.landscape.id
    do {
      let places = try PlaceTable(reading: layoutFrom).places(of: id)
      return try PlacedLandscape(measured, places: places)
    } catch let error as PlaceTable.Malformed {
      throw CommandError("\(error), as 'llp-fla embed' writes them")
    } catch RenderingError.missingPlace(let rank, let landscape) {
      throw CommandError(
        "\(layoutFrom): rank \(rank) of '\(landscape)' has no place; write the map of the same "
          + "source with 'llp-fla embed'")
    }
  }
}
