package import Documents
package import Landscapes
import SearchSpaces

extension Landscape {
  /// What is told of a landscape wherever one stands in JSON.
  package var jsonKeys: [(String, JSONValue)] {
    [
      ("id", .string(id)), ("learner", .string(scenario.learner)),
      ("dataset", .string(scenario.dataset)), ("fidelity", JSONValue(scenario.fidelity)),
      ("measure", .string(measure.rawValue)), ("configurations", .integer(count)),
      ("grid", isOffGrid ? .null : .integer(space.configurationCount)),
      ("coverage", isOffGrid ? .null : .number(coverage)),
    ] + (isOffGrid ? [("reason", .string("values are a sample of ranges, not of a grid"))] : []) + [
      ("failed", .integer(failedCount)),
      ("best", .best(rank: rank(ofNode: bestNode), loss: losses[bestNode], in: space)),
    ]
  }
}
