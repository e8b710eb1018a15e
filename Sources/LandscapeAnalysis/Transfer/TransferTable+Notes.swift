import Documents
package import Landscapes

extension TransferTable {
  /// What the tables of some landscapes leave out, and what says little in them.
  package static func notes(of landscapes: [Landscape], _ tables: [TransferTable]) -> [String] {
    let groups = groups(in: landscapes)
    let grouped = Set(groups.flatMap { $0.map(\.id) })
    let alone = landscapes.filter { !grouped.contains($0.id) }.map(\.id)
    let kept = Set(tables.flatMap { $0.landscapes.map(\.id) })
    let idle = groups.flatMap(\.self).filter { !kept.contains($0.id) }.map(\.id)
    var notes: [String] = []
    if !alone.isEmpty {
      notes.append("left out, on one data set alone in their space: \(several(alone))")
    }
    if !idle.isEmpty {
      notes.append(
        "left out, with equal losses or too few configurations in common: \(several(idle))")
    }
    if let least = tables.map(\.ranks.count).min(), least < 10 {
      notes.append("\(least) common configurations at the least: regrets of so few say little")
    }
    if let fewest = tables.map(\.landscapes.count).min(), fewest < 3 {
      notes.append(
        "two data sets: what is chosen without one is the best of the other, and says little")
    }
    return notes
  }
}
