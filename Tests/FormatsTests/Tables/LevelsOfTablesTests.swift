import Formats
import Foundation
import Landscapes
import SearchSpaces
import TestSupport
import Testing

/// Tables of continuous samples, cut into levels.
@Suite struct LevelsOfTablesTests {
  static func roles(_ levels: String...) throws -> ColumnRoles {
    var roles = ColumnRoles()
    roles.levels = try levels.map { try Discretization(parsing: $0) }
    return roles
  }

  // By hand: x in 0…8 in four cells, of which 4…6 is empty; rows 1 and 2, and 3 and 4, fall together.
  static let table = "x,opt,loss\n0,a,1\n1.5,a,2\n7,b,4\n8,b,8\n2.5,a,3\n"

  @Test func rowsOnTheSameLevelsAreAveraged() throws {
    let collection = try CSVImporterTests.read(Self.table, Self.roles("x:linear:4"))
    let landscape = collection.landscapes[0]
    #expect(landscape.space.hyperparameters[0].domain == .ordinal([1, 3, 5, 7]))
    #expect(landscape.ranks == [0, 2, 7])
    #expect(landscape.losses == [1.5, 3, 6])
    #expect(
      collection.notes.last == "rows that fell on the levels of others, and were averaged: 2")
  }

  @Test func importedRowsAreAveragedAlike() throws {
    let scenarios = try CSVImporter(roles: Self.roles("x:linear:4")).scenarios(
      in: DelimitedText(Data(Self.table.utf8), path: "t.csv"), learner: "", dataset: "t")
    let losses = scenarios[0].evaluations.map { evaluation -> Double? in
      guard case .ok(let measurements) = evaluation.outcome else { return nil }
      return measurements[.validation]?.loss
    }
    // By rank, as above; the row at x = 2.5 comes last in the table.
    #expect(losses == [1.5, 3, 6])
  }

  @Test func foldsStayApart() throws {
    let text = "x,fold,loss\n0,0,1\n0.5,0,3\n0,1,10\n8,0,5\n"
    let landscape = try CSVImporterTests.read(text, Self.roles("x:linear:2")).landscapes[0]
    #expect(landscape.losses[1] == 5)
    let scenarios = try CSVImporter(roles: Self.roles("x:linear:2")).scenarios(
      in: DelimitedText(Data(text.utf8), path: "t.csv"), learner: "", dataset: "t")
    #expect(scenarios[0].evaluations.count == 3)
  }

  @Test func withoutLevelsNothingChanges() throws {
    let plain = try CSVImporterTests.read("x,loss\n1,1\n2,2\n")
    #expect(plain.notes.count == 1)
    #expect(
      CSVImporterTests.message("x,loss\n1,1\n1,2\n").contains("again with another loss"))
  }

  @Test func mistakesSayWhatToDo() throws {
    let table = "x,loss\n1,1\n-2,2\n"
    #expect(
      CSVImporterTests.message(table, try Self.roles("y:linear:2"))
        == "t.csv: there is no column 'y'; its columns are x, loss")
    #expect(
      CSVImporterTests.message(table, try Self.roles("loss:linear:2"))
        == "t.csv: column 'loss' is no hyperparameter; give 'levels' of one that is")
    #expect(
      CSVImporterTests.message(table, try Self.roles("x:log:2"))
        == "hyperparameter 'x' cannot be cut in logarithms, for it goes down to -2; "
        + "use x:linear:N or x:quantile:N")
    #expect(
      CSVImporterTests.message("x,loss\n1,1\nbig,2\n", try Self.roles("x:linear:2"))
        == "t.csv, line 3, column 'x': 'big' is not a number; "
        + "declare the column 'categorical' or mend the value")
  }
}
