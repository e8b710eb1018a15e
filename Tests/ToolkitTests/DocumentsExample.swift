import Documents
import SearchSpaces
import Testing

/// The example of the landing page of Documents.
struct DocumentsExample {
  @Test func runs() throws {
    let space = try SearchSpace([
      Hyperparameter("optimizer", .categorical(["adam", "sgd"])),
      Hyperparameter("learning_rate", .ordinal([0.001, 0.01])),
    ])
    let answer = JSONValue.object([
      ("rank", .integer(3)), ("configuration", JSONValue(configuration: 3, in: space)),
    ])
    print(answer.text())
    #expect(answer.text().contains("\"learning_rate\": 0.01"))
  }
}
