import Foundation
import Numerical
import SearchSpaces
import TestSupport
import Testing

@testable import Formats

@Suite struct DelimitedTextTests {
  static func table(_ text: String, pieceSize: Int = 1 << 20) throws -> DelimitedText {
    let data = Data(text.utf8)
    return try DelimitedText(SourceBytes(data, path: "t"), path: "t", pieceSize: pieceSize)
  }

  static func rows(_ table: DelimitedText) -> [[String]] {
    (0..<table.rowCount).map { row in
      ["\(table.line(ofRow: row))"] + table.columns.map { $0[row] }
    }
  }

  // Written out by hand: what stands behind a closing quote belongs to the field.
  @Test func quotesLinesAndBlanksAnyPieceSize() throws {
    let text = "a,\"b\"\"\nc\",d\r\n1,2,3\r\n\r\n\" x\"y,\"\",\"1,\"\"2\"\n\n ü,\"p\nq\",\r5,6,7"
    let expected = [
      ["3", "1", "2", "3"], ["5", "xy", "", "1,\"2"], ["7", "ü", "p\nq", ""], ["9", "5", "6", "7"],
    ]
    for pieceSize in 1...40 {
      let table = try Self.table(text, pieceSize: pieceSize)
      #expect(table.columns.map(\.name) == ["a", "b\"\nc", "d"])
      #expect(Self.rows(table) == expected, "pieces of \(pieceSize) bytes")
    }
    #expect(throws: ImportError.openQuote("t", line: 2)) {
      try Self.table("a,b\n1,\"2\n3,4\n", pieceSize: 3)
    }
  }

  @Test func commentsBeforeTheHeaderArePassedOver() throws {
    let text = "# a grid of May, host a\n#\nlr,loss\n0.1,1\n# 2,3\n"
    for pieceSize in [3, 8, 1 << 20] {
      let table = try Self.table(text, pieceSize: pieceSize)
      #expect(table.columns.map(\.name) == ["lr", "loss"])
      // Below the header # is a text like others; lines are those of the file.
      #expect(Self.rows(table) == [["4", "0.1", "1"], ["5", "# 2", "3"]])
      #expect(
        table.notes == ["2 lines before the header begin with # and are passed over"])
    }
    // As many names as there are cells: the header.
    #expect(try Self.table("#lr,loss\n1,2\n").columns.map(\.name) == ["#lr", "loss"])
  }

  @Test(arguments: [
    ("", "0", "1", "numbers the rows"), ("", "1", "2", "numbers the rows"),
    ("", "", "", "is empty"),
  ])
  func columnsWithoutANameThatHoldNothingAreLeftOut(
    name: String, first: String, second: String, reason: String
  ) throws {
    let before = try Self.table("\(name),lr,loss\n\(first),0.1,1\n\(second),0.2,2\n")
    #expect(before.columns.map(\.name) == ["lr", "loss"])
    #expect(before.notes == ["column 1 has no name and \(reason): left out"])
    let behind = try Self.table("lr,loss,\(name)\n0.1,1,\(first)\n0.2,2,\(second)\n")
    #expect(behind.columns.map(\.name) == ["lr", "loss"])
    #expect(behind.notes == ["column 3 has no name and \(reason): left out"])
  }

  @Test func othersWithoutANameStay() throws {
    #expect(try Self.table(",loss\n3,1\n5,2\n").columns.map(\.name) == ["", "loss"])
    #expect(try Self.table("i,loss\n0,1\n1,2\n").columns.map(\.name) == ["i", "loss"])
  }

  // The rows are joined from random fields, so the fields are what must be read.
  @Test func randomTablesAreReadBack() throws {
    var generator = Seed(7).generator()
    let alphabet = [
      "", "a", "10", "0.25", "a,b", "say \"x\"", "two\nlines", "longer than eight", "é",
    ]
    for delimiter in [",", ";", "\t"] {
      var rows: [[String]] = []
      var text = "p\(delimiter)q\(delimiter)r\n"
      for _ in 0..<200 {
        let row = (0..<3).map { _ in
          alphabet[Int(generator.next() % UInt64(alphabet.count))]
        }
        rows.append(row)
        let cells = row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }
        text += cells.joined(separator: delimiter) + "\r\n"
      }
      for pieceSize in [5, 64, 1 << 20] {
        let table = try Self.table(text, pieceSize: pieceSize)
        #expect(Self.rows(table).map { Array($0.dropFirst()) } == rows)
      }
    }
  }

  @Test func columnsThatHardlyRepeatBecomeNumbers() throws {
    let values = (0..<5000).map { 0.1 + Double($0) / 7 }
    var cells = values.map { "\($0)" }
    cells[4000] = "NA"
    cells[4500] = " 1e-3 "
    // As many digits as here are more than a double holds.
    let seeds = (0..<5000).map { "\(1_000_000_000_000_000_000 + $0)" }
    let text =
      "x,seed,k\n"
      + zip(cells, seeds).enumerated().map { "\($1.0),\($1.1),\($0 % 3)\n" }.joined()
    let table = try Self.table(text)
    guard case .numbers(let numbers, let others) = table.columns[0].storage else {
      Issue.record("texts")
      return
    }
    #expect(others == [4000: "NA"])
    #expect(numbers[4500] == 0.001 && numbers[4999] == values[4999] && numbers[0] == values[0])
    #expect(table.columns[0][4000] == "NA" && table.columns[0][17] == cells[17])
    #expect(table.columns[1][4999] == seeds[4999])
    #expect(table.columns[2].distinct == [.text("0"), .text("1"), .text("2")])
    #expect(table.columns[0].distinct.count == 5000)
    #expect(table.columns[0].firstRow { $0 == .text("NA") } == 4000)
  }

  @Test func moreTextsThanSixteenBitsCount() throws {
    let texts = (0..<70_000).map { "t\($0 % 69_999)" }
    let column = try Self.table("a\n" + texts.joined(separator: "\n")).columns[0]
    #expect((0..<70_000).allSatisfy { column[$0] == texts[$0] })
    #expect(column.distinct.count == 69_999)
  }

  // Against the conversion of the standard library, which is correctly rounded.
  @Test func decimalNumbersAreTheNearestDoubles() {
    var generator = Seed(11).generator()
    var read = 0
    for index in 0..<20_000 {
      let bits = generator.next()
      let value =
        index % 2 == 0
        ? Double(bits >> 11) / Double(1 << 53)
        : Double(
          sign: .plus, exponent: Int(bits % 120) - 60, significand: 1 + Double(bits >> 12) / 0x1p52)
      for text in [
        "\(value)", "-\(value)", String(format: "%.3e", value), String(format: "%.6f", value),
      ] {
        let number = text.utf8.withContiguousStorageIfAvailable { bytes in
          bytes.baseAddress.flatMap { DecimalNumber.parse($0, bytes.count) }
        }
        if let number = number ?? nil {
          read += 1
          #expect(number.bitPattern == Double(text)?.bitPattern, "\(text)")
        }
      }
    }
    #expect(read > 70_000, "most are read at once")
  }

  @Test(arguments: [
    "", "-", "+", ".", ".5", "5.", "1e", "1e+", "1.e3", "0x10", "nan", "inf", "1 ", " 1", "1_0",
    "1e99999", "12345678901234567", "1,5",
  ]) func whatIsNoPlainDecimalIsLeftToOthers(text: String) {
    let bytes = Array(text.utf8)
    let number = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { DecimalNumber.parse($0, bytes.count) }
    }
    #expect(number == nil)
  }
}

@Suite struct ConfigurationLossesTests {
  /// By a dictionary: the mean of the losses of each rank.
  static func means(_ ranks: [Int], _ losses: [Double]) -> [(Int, Double)] {
    Dictionary(grouping: ranks.indices) { ranks[$0] }
      .map { ($0, $1.reduce(0) { $0 + losses[$1] } / Double($1.count)) }.sorted { $0.0 < $1.0 }
  }

  @Test(arguments: [20, 300, 1_000_000])
  func rowsOfOneConfigurationAreAveraged(combinations: Int) throws {
    var generator = Seed(3).generator()
    let ranks = (0..<200).map { _ in Int(generator.next() % UInt64(combinations)) }
    let losses = ranks.map { _ in Double(generator.next() % 1000) / 7 }
    let merged = try ConfigurationLosses(
      rows: nil, ranks: ranks, losses: losses, combinationCount: combinations, isAveraged: true)
    let expected = Self.means(ranks, losses)
    #expect((merged.ranks ?? Array(0..<combinations)) == expected.map(\.0))
    #expect(merged.losses == expected.map(\.1))
  }

  @Test(arguments: [10, 1_000_000])
  func rowsThatDisagreeAreNamed(combinations: Int) throws {
    let ranks = [5, 3, 5, 3, 7]
    func merge(_ losses: [Double]) throws -> [Double] {
      try ConfigurationLosses(
        rows: nil, ranks: ranks, losses: losses, combinationCount: combinations, isAveraged: false
      ).losses
    }
    #expect(try merge([1, 2, 1, 2, 3]) == [2, 1, 3])
    let conflict = #expect(throws: ConfigurationLosses.Conflict.self) {
      try merge([1, 2, 9, 8, 3])
    }
    // Of two conflicts, that of the lower rank: rows 1 and 3.
    #expect(conflict?.row == 3 && conflict?.earlier == 1)
  }

  @Test func rowsInOrderAreTakenAsTheyAre() throws {
    let merged = try ConfigurationLosses(
      rows: nil, ranks: [0, 1, 2], losses: [3, 1, 2], combinationCount: 3, isAveraged: false)
    #expect(merged.ranks == nil && merged.losses == [3, 1, 2])
    let part = try ConfigurationLosses(
      rows: [1, 2], ranks: [0, 1, 2], losses: [3, 1, 2], combinationCount: 3, isAveraged: false)
    #expect(part.ranks == [1, 2] && part.losses == [1, 2])
  }
}
