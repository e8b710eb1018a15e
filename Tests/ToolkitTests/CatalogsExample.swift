import Catalogs
import Testing

/// The example of the landing page of Catalogs.
struct CatalogsExample {
  @Test func runs() throws {
    let shapes = Catalog("shape", ["circle", "square", "triangle"], name: { $0 })
    print(shapes.names.joined(separator: ", "))  // circle, square, triangle
    do {
      _ = try shapes.entry(named: "sqare")
    } catch {
      print(error.suggestion ?? "-")  // square
      print(error)
    }
    #expect(shapes.count == 3)
  }
}
