package import SearchSpaces

/// What the cells of a landscape were made of: configurations as they were run.
package final class LandscapeSample: Sendable {
  /// One node per configuration that was run.
  package let landscape: Landscape
  /// The node of the cell that holds each of them, −1 where it is none: a failed one alone.
  package let cells: [Int32]

  package init(_ landscape: Landscape, cells: [Int32]) {
    precondition(cells.count == landscape.count, "\(cells.count) cells of \(landscape.count)")
    self.landscape = landscape
    self.cells = cells
  }
}

/// The best configuration that was run, and how many are as good.
package struct BestConfiguration: Sendable {
  /// The landscape whose node it is: that of the configurations as they were run.
  package let landscape: Landscape
  package let node: Int
  /// Lower is better.
  package let loss: Double
  /// How many configurations have that loss; 1 where it is alone.
  package let tieCount: Int
  /// The cell that holds it and the mean loss of that cell; `nil` where nodes are no cells.
  package let cell: (rank: Int, loss: Double)?

  package var rank: Int { landscape.rank(ofNode: node) }

  /// Its hyperparameters that act, each with its value.
  package var levels: [(name: String, level: Level)] {
    landscape.space.activeLevels(atRank: rank)
  }
}

extension Landscape {
  /// The configurations as they were run: of cells, what they were made of, else the landscape.
  package var asRun: Landscape { sample?.landscape ?? self }

  /// The best configuration as it was run, the first of those that tie.
  package var best: BestConfiguration {
    let run = asRun
    let node = run.bestNode
    let loss = run.losses[node]
    var cell: (rank: Int, loss: Double)?
    if let sample, sample.cells[node] >= 0 {
      let place = Int(sample.cells[node])
      cell = (rank(ofNode: place), losses[place])
    }
    return BestConfiguration(
      landscape: run, node: node, loss: loss, tieCount: run.losses.count { $0 == loss }, cell: cell)
  }
}
