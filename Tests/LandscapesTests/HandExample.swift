import Landscapes
import SearchSpaces

/// Ordinal a ∈ {0, 1, 2} × categorical b ∈ {x, y}; node = 2a + b; losses 3 2 1 2 2 0.
///
/// Edges 0–2 2–4 1–3 3–5 along a and 0–1 2–3 4–5 along b; 1–3 is neutral.
func handExample() throws -> Landscape {
  try landscape(
    [.init("a", .ordinal([0, 1, 2])), .init("b", .categorical(["x", "y"]))], [3, 2, 1, 2, 2, 0])
}

/// An ordinal line with these losses.
func line(_ losses: [Double]) throws -> Landscape {
  try landscape([.init("a", .ordinal((0..<losses.count).map { .number(Double($0)) }))], losses)
}

/// A landscape over `hyperparameters`.
func landscape(
  _ hyperparameters: [Hyperparameter], ranks: [Int]? = nil, _ losses: [Double]
) throws -> Landscape {
  try Landscape(
    id: "test", scenario: Scenario(learner: "", dataset: "test", loss: "loss"),
    space: SearchSpace(hyperparameters), ranks: ranks, losses: losses)
}
