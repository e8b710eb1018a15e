import Experiments
import Foundation
import Landscapes
import Testing

/// The example of the landing page of Experiments.
struct ExperimentsExample {
  @Test func runs() throws {
    let table = "lr,optimizer,loss\n0.1,adam,0.4\n0.1,sgd,0.3\n0.01,adam,0.2\n0.01,sgd,0.5\n"
    let file = FileManager.default.temporaryDirectory.appending(path: "example.csv")
    try Data(table.utf8).write(to: file)
    let collection = try LandscapeCollection(reading: file.path)
    for note in collection.notes { print(note) }
    for landscape in collection.landscapes {
      print(landscape.id, landscape.count, landscape.losses[landscape.bestNode])
    }
    #expect(collection.landscapes.map(\.count) == [4])
  }
}
