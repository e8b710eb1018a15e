/// The variance decomposition of one tree up to pairs, exactly, through the boxes of its leaves.
///
/// The leaves cut the space into boxes; a box weighs the product over hyperparameters of the weight
/// of its classes. A leaf adds its value, times what its box weighs in the other hyperparameters,
/// to the marginal of a hyperparameter at each class of the box. Classes of a box are a run of a
/// permutation per hyperparameter, which splits on categories reorder on the way down.
struct TreeANOVA {
  /// Of the tree, over the whole space.
  private(set) var variance = 0.0
  private(set) var mean = 0.0
  /// Per hyperparameter, the variance of its marginal.
  private(set) var mainVariances: [Double]
  /// Per pair *j* < *k*, in order, the variance of what both do beside their marginals.
  private(set) var pairVariances: [Double] = []
  /// Per hyperparameter, the mean prediction at each class, and the standard deviation there.
  private(set) var marginals: [[Double]]
  private(set) var deviations: [[Double]]

  /// - Complexity: O(leaves · *d*²), or O(leaves · *d*) without pairs, times the classes in a box
  ///   for categorical hyperparameters.
  init(_ tree: RegressionTree, _ table: FeatureTable, withPairs: Bool) {
    var walk = BoxWalk(tree, table, withPairs: withPairs)
    walk.visit(0, volume: 1)
    walk.finish()
    let count = table.featureCount
    let center = walk.total
    mean = center + tree.values[0]
    variance = max(0, walk.totalOfSquares - center * center)
    let curves = walk.main
    marginals = curves.map { $0.map { $0 + tree.values[0] } }
    deviations = (0..<count).map { index in
      zip(walk.squares[index], curves[index]).map { max(0, $0 - $1 * $1).squareRoot() }
    }
    mainVariances = (0..<count).map { index in
      zip(table.weights[index], curves[index]).reduce(0) {
        $0 + $1.0 * ($1.1 - center) * ($1.1 - center)
      }
    }
    guard withPairs else { return }
    var pair = 0
    for first in 0..<count {
      for second in first + 1..<max(first + 1, count) {
        let (left, right) = (table.weights[first], table.weights[second])
        let joint = walk.pairs[pair]
        var sum = 0.0
        for row in left.indices {
          let offset = curves[first][row] - center
          for column in right.indices {
            let effect = joint[row * (right.count + 1) + column] - offset - curves[second][column]
            sum += left[row] * right[column] * effect * effect
          }
        }
        pairVariances.append(sum)
        pair += 1
      }
    }
  }
}

/// Goes through the leaves of a tree and adds up what each says of every marginal.
private struct BoxWalk {
  private let tree: RegressionTree
  private let table: FeatureTable
  private let withPairs: Bool
  /// Per hyperparameter, its classes in the order that boxes cut into runs.
  private var order: [[Int]]
  /// Per hyperparameter, the run of the present box, and what it weighs.
  private var low: [Int]
  private var high: [Int]
  private var mass: [Double]
  /// Where the present leaf adds to marginals; ``starts`` says where each hyperparameter's begin.
  private var marks: [Mark] = []
  private var starts: [Int]
  /// Differences along ordinal hyperparameters until ``finish()``, which adds them up.
  var main: [[Double]]
  var squares: [[Double]]
  var pairs: [[Double]] = []
  var total = 0.0
  var totalOfSquares = 0.0

  private struct Mark {
    let place: Int
    let sign: Double
  }

  init(_ tree: RegressionTree, _ table: FeatureTable, withPairs: Bool) {
    self.tree = tree
    self.table = table
    self.withPairs = withPairs
    let counts = table.weights.map(\.count)
    order = counts.map { (0..<$0).map(\.self) }
    low = [Int](repeating: 0, count: counts.count)
    high = counts
    mass = [Double](repeating: 1, count: counts.count)
    starts = [Int](repeating: 0, count: counts.count + 1)
    main = counts.map { [Double](repeating: 0, count: $0 + 1) }
    squares = main
    guard withPairs else { return }
    for first in counts.indices {
      for second in first + 1..<max(first + 1, counts.count) {
        pairs.append(
          [Double](repeating: 0, count: (counts[first] + 1) * (counts[second] + 1)))
      }
    }
  }

  mutating func visit(_ node: Int, volume: Double) {
    guard tree.features[node] >= 0 else {
      addLeaf(tree.values[node] - tree.values[0], volume)
      return
    }
    let index = Int(tree.features[node])
    let (first, last, whole) = (low[index], high[index], mass[index])
    let isOrdinal = table.isOrdinal[index]
    var middle = first
    var leftMass = 0.0
    var rightMass = 0.0
    for place in first..<last {
      let own = order[index][place]
      if tree.goesLeft(own, node, isOrdinal: isOrdinal) {
        if !isOrdinal { order[index].swapAt(place, middle) }
        middle += 1
        leftMass += table.weights[index][own]
      } else {
        rightMass += table.weights[index][own]
      }
    }
    let child = Int(tree.children[node])
    (high[index], mass[index]) = (middle, leftMass)
    visit(child, volume: volume / whole * leftMass)
    (low[index], high[index], mass[index]) = (middle, last, rightMass)
    visit(child + 1, volume: volume / whole * rightMass)
    (low[index], high[index], mass[index]) = (first, last, whole)
  }

  private mutating func addLeaf(_ value: Double, _ volume: Double) {
    total += volume * value
    totalOfSquares += volume * value * value
    markBox()
    for index in mass.indices {
      let amount = value * (volume / mass[index])
      for mark in starts[index]..<starts[index + 1] {
        main[index][marks[mark].place] += marks[mark].sign * amount
        squares[index][marks[mark].place] += marks[mark].sign * amount * value
      }
    }
    guard withPairs else { return }
    var pair = 0
    for first in mass.indices {
      for second in first + 1..<max(first + 1, mass.count) {
        let amount = value * (volume / (mass[first] * mass[second]))
        let width = table.weights[second].count + 1
        for mark in starts[first]..<starts[first + 1] {
          let row = marks[mark].place * width
          let signed = marks[mark].sign * amount
          for other in starts[second]..<starts[second + 1] {
            pairs[pair][row + marks[other].place] += marks[other].sign * signed
          }
        }
        pair += 1
      }
    }
  }

  /// Marks the ends of the box along ordinal hyperparameters, and the categories in it.
  private mutating func markBox() {
    marks.removeAll(keepingCapacity: true)
    for index in mass.indices {
      starts[index] = marks.count
      if table.isOrdinal[index] {
        marks.append(Mark(place: low[index], sign: 1))
        marks.append(Mark(place: high[index], sign: -1))
      } else {
        for place in low[index]..<high[index] {
          marks.append(Mark(place: order[index][place], sign: 1))
        }
      }
    }
    starts[mass.count] = marks.count
  }

  mutating func finish() {
    for index in main.indices {
      if table.isOrdinal[index] {
        for place in 1..<main[index].count {
          main[index][place] += main[index][place - 1]
          squares[index][place] += squares[index][place - 1]
        }
      }
      main[index].removeLast()
      squares[index].removeLast()
    }
    var pair = 0
    for first in 0..<(withPairs ? mass.count : 0) {
      for second in first + 1..<max(first + 1, mass.count) {
        let (rows, width) = (table.weights[first].count, table.weights[second].count + 1)
        if table.isOrdinal[first] {
          for place in width..<max(width, rows * width) {
            pairs[pair][place] += pairs[pair][place - width]
          }
        }
        if table.isOrdinal[second] {
          for row in 0..<rows {
            for column in 1..<width {
              pairs[pair][row * width + column] += pairs[pair][row * width + column - 1]
            }
          }
        }
        pair += 1
      }
    }
  }
}
