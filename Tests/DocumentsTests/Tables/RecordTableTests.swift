import Documents
import SearchSpaces
import Testing

@Suite struct RecordTableTests {
  private struct Row {
    let name: String
    let loss: Double?
    let steps: Int
  }

  private let records = RecordTable(
    [Row(name: "a,b", loss: 0.123456, steps: 3), Row(name: "c", loss: nil, steps: 4)],
    [
      .text("name", \.name), .number("lowest loss", jsonKey: "loss", \.loss),
      .count("steps", for: .csv, \.steps),
      .json("even") { $0.steps % 2 == 0 ? .boolean(true) : nil },
    ])

  @Test func peopleReadFourDigitsUnderTitles() {
    #expect(records.shown.csv == "name,lowest loss\n\"a,b\",0.1235\nc,–\n")
  }

  @Test func programsReadAllDigitsUnderKeys() {
    #expect(records.exact.csv == "name,lowest_loss,steps\n\"a,b\",0.123456,3\nc,,4\n")
  }

  @Test func missingIsNullAndLeftOutIsNoKey() {
    let objects = records.rows.map { JSONValue.object(records.pairs(of: $0)).text() }
    #expect(objects[0] == "{\n  \"name\": \"a,b\",\n  \"loss\": 0.123456\n}")
    #expect(objects[1] == "{\n  \"name\": \"c\",\n  \"loss\": null,\n  \"even\": true\n}")
  }

  @Test func rowsCanBeKeptFromPeople() {
    let few = RecordTable(records.rows, records.columns) { $0.loss != nil }
    #expect(few.shown.rows.count == 1)
    #expect(few.exact.rows.count == 2)
  }
}
