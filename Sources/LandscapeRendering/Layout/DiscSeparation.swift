/// Discs pushed apart until none overlap.
///
/// Rounds of pushes along the lines between centres, large discs moving less; every few rounds all
/// places are spread a little, so that it ends however crowded they are.
struct DiscSeparation {
  private let radii: [Double]
  private let largest: Double
  private(set) var positions: [SIMD2<Double>]

  /// - Complexity: O(*n* · *k*) a round, *k* the discs near a disc; some tens of rounds.
  init(_ positions: [SIMD2<Double>], radii: [Double]) {
    self.positions = positions
    self.radii = radii
    largest = radii.max() ?? 0
    guard largest > 0 else { return }
    var round = 1
    while push(), round < 400 {
      if round.isMultiple(of: 8) { self.positions = self.positions.map { $0 * 1.04 } }
      round += 1
    }
  }

  /// Moves each overlapping pair apart; whether there was one.
  private mutating func push() -> Bool {
    var moved = false
    let cells = cells()
    for first in positions.indices {
      let home = cell(of: positions[first])
      for y in home.y - 1...home.y + 1 {
        for x in home.x - 1...home.x + 1 {
          for second in cells[SIMD2(x, y)] ?? [] where second > first {
            if separate(first, second) { moved = true }
          }
        }
      }
    }
    return moved
  }

  private mutating func separate(_ first: Int, _ second: Int) -> Bool {
    var offset = positions[second] - positions[first]
    var distance = (offset * offset).sum().squareRoot()
    let needed = radii[first] + radii[second]
    guard distance < needed * 0.999 else { return false }
    if distance < needed * 1e-6 {
      // On one spot: any direction will do, if it is always the same.
      offset = SIMD2(Double(first % 7) - 3, Double(second % 5) + 1)
      distance = (offset * offset).sum().squareRoot()
      positions[second] += offset / distance * needed
      return true
    }
    let push = offset / distance * (needed - distance)
    let (a, b) = (radii[first] * radii[first], radii[second] * radii[second])
    positions[first] -= push * (b / (a + b))
    positions[second] += push * (a / (a + b))
    return true
  }

  /// Discs by square of the plane; squares are as wide as the largest disc, so that a disc can only
  /// meet those of its own square and the eight around it.
  private func cells() -> [SIMD2<Int>: [Int]] {
    var cells: [SIMD2<Int>: [Int]] = [:]
    for (index, position) in positions.enumerated() {
      cells[cell(of: position), default: []].append(index)
    }
    return cells
  }

  private func cell(of position: SIMD2<Double>) -> SIMD2<Int> {
    SIMD2(
      Int((position.x / (2 * largest)).rounded(.down)),
      Int((position.y / (2 * largest)).rounded(.down)))
  }
}
