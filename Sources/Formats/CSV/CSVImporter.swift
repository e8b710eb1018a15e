package import Landscapes
import SearchSpaces

/// Landscapes from a table with one row per configuration, or per configuration and fold.
///
/// The space is inferred from the levels that occur: a column of numbers is ordinal by value, any
/// other categorical with its texts in alphabetical order; declared roles say otherwise. Rows of
/// several fidelities make one landscape each, all over one space.
package struct CSVImporter: Sendable {
  package let roles: ColumnRoles

  package init(roles: ColumnRoles = ColumnRoles()) {
    self.roles = roles
  }

  /// - Parameters:
  ///   - table: The rows.
  ///   - name: What the landscapes are of, for their ids: the file's name without endings.
  /// - Throws: ``ImportError``, or an error of the space or the landscape that the rows make.
  package func landscapes(in table: DelimitedText, name: String) throws -> LandscapeCollection {
    let rows = try rows(of: table)
    let landscapes = try rows.fidelities.indices.sorted {
      rows.fidelities[$0] < rows.fidelities[$1]
    }.map { try landscape(at: $0, of: rows, name: name, table: table) }
    return LandscapeCollection(
      landscapes: landscapes, notes: rows.notes)
  }

  /// The rows as evaluations, one entry per fidelity, their losses as those of validation.
  ///
  /// - Parameters:
  ///   - learner: What was trained; empty where unknown.
  ///   - dataset: What it was trained on.
  /// - Throws: ``ImportError``, or an error of the space that the rows make.
  package func scenarios(
    in table: DelimitedText, learner: String, dataset: String
  ) throws -> [ImportedScenario] {
    let rows = try rows(of: table)
    let (ordered, starts): ([Int32]?, [Int])
    do {
      (ordered, starts) = try rows.order.evaluations(
        losses: rows.losses, fidelityCount: rows.fidelities.count)
    } catch {
      throw ImportError.conflictingDuplicate(
        table.path, line: table.line(ofRow: error.row), earlier: table.line(ofRow: error.earlier))
    }
    let (ranks, losses, folds) = (rows.ranks, rows.losses, rows.folds)
    return rows.fidelities.indices.sorted { rows.fidelities[$0] < rows.fidelities[$1] }
      .map { place in
        let start = starts[place]
        let evaluations = ImportedEvaluations(count: starts[place + 1] - start) { index in
          let row = ordered.map { Int($0[start + index]) } ?? start + index
          return Evaluation(
            rank: ranks[row], fold: folds?[row] ?? 0, seed: 0,
            outcome: .ok([.validation: .init(loss: losses[row])]), seconds: 0)
        }
        return ImportedScenario(
          scenario: Scenario(
            learner: learner, dataset: dataset, loss: rows.target,
            fidelity: rows.fidelities[place], orientation: isScore ? .maximised : .minimised),
          study: StudyIdentity(space: rows.space), evaluations: evaluations, notes: rows.notes)
      }
  }

  /// The landscape of the rows of one fidelity.
  private func landscape(
    at place: Int, of rows: Rows, name: String, table: DelimitedText
  ) throws -> Landscape {
    let fidelity = rows.fidelities[place]
    let chosen = rows.fidelityOf.map { fidelityOf in
      fidelityOf.indices.filter { Int(fidelityOf[$0]) == place }
    }
    let merged: ConfigurationLosses
    do {
      merged = try ConfigurationLosses(
        rows: chosen, ranks: rows.ranks, losses: rows.losses,
        combinationCount: rows.space.combinationCount, isAveraged: rows.folds != nil)
    } catch {
      throw ImportError.conflictingDuplicate(
        table.path, line: table.line(ofRow: error.row), earlier: table.line(ofRow: error.earlier))
    }
    return try Landscape(
      id: "\(name)/\(fidelity.label)",
      scenario: Scenario(
        learner: "", dataset: name, loss: rows.target, fidelity: fidelity,
        orientation: isScore ? .maximised : .minimised),
      space: rows.space, ranks: merged.ranks, losses: merged.losses,
      repetitions: repetitions(of: chosen, rows, merged))
  }

  /// The losses behind the means, where every configuration has one row per fold of the same folds.
  private func repetitions(
    of chosen: [Int]?, _ rows: Rows, _ merged: ConfigurationLosses
  ) -> Repetitions? {
    guard let folds = rows.folds else { return nil }
    let places = chosen ?? Array(rows.ranks.indices)
    let distinct = Set(places.map { folds[$0] }).sorted()
    let count = distinct.count
    guard count > 1, places.count == count * merged.losses.count else { return nil }
    let placeOf = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    let ordered = places.sorted { (rows.ranks[$0], folds[$0]) < (rows.ranks[$1], folds[$1]) }
    var losses: [Double] = []
    losses.reserveCapacity(places.count)
    for (index, row) in ordered.enumerated() {
      guard placeOf[folds[row]] == index % count else { return nil }
      losses.append(rows.losses[row])
    }
    return Repetitions(count: count, losses: losses)
  }
}
