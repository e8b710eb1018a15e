import Landscapes
import Testing

struct NeighborhoodTests {
  @Test(arguments: [
    ("one_edit", Neighborhood.oneEdit), ("hamming", .hamming), ("knn", .nearest(nil)),
    ("knn:5", .nearest(5)),
  ])
  func aNameIsReadAsItIsWritten(name: String, neighborhood: Neighborhood) {
    #expect(Neighborhood(name) == neighborhood)
    #expect(neighborhood.description == name)
  }

  @Test(arguments: ["", "nn", "knn:", "knn:0", "knn:-1", "knn:2.5", "KNN"])
  func otherNamesAreNone(name: String) { #expect(Neighborhood(name) == nil) }
}
