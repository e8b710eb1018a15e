import Foundation
import Numerical
import SearchSpaces
import TestSupport
import Testing

@Suite struct SearchSpaceCountingTests {
  /// By definition: the valid ranks, one by one.
  static func visited(_ space: SearchSpace) -> Int { space.validRanks.count { _ in true } }

  @Test func conditionsInATree() throws {
    // By hand: per block 1 + 4 + 4·4 = 21, of two blocks 21² = 441.
    let blocks = ["a", "b"].flatMap { name in
      [
        Hyperparameter("\(name)_n", .ordinal([0, 1, 2])),
        Hyperparameter(
          "\(name)0", .ordinal([1, 2, 3, 4]), when: Condition([.init("\(name)_n", [1, 2])])),
        Hyperparameter(
          "\(name)1", .ordinal([1, 2, 3, 4]), when: Condition([.init("\(name)_n", [2])])),
      ]
    }
    let space = try SearchSpace(blocks)
    #expect(space.configurationCount == 441 && Self.visited(space) == 441)
  }

  @Test func chainsTwoParentsAndForbiddenCombinations() throws {
    let space = try SearchSpace(
      [
        Hyperparameter("o", .categorical(["sgd", "adam", "none"])),
        Hyperparameter("m", .ordinal([0, 0.5, 0.9]), when: Condition([.init("o", ["sgd"])])),
        Hyperparameter(
          "n", .categorical([false, true]), when: Condition([.init("m", [0.5, 0.9])])),
        Hyperparameter("d", .ordinal([1, 2])),
        Hyperparameter(
          "e", .ordinal([1, 2, 3]),
          when: Condition([.init("o", ["adam"]), .init("d", [2])])),
        Hyperparameter("free", .ordinal([1, 2, 3, 4, 5])),
      ],
      forbidden: [
        ForbiddenClause([.init("n", [true]), .init("d", [1])]),
        ForbiddenClause([.init("o", ["none"]), .init("free", [4, 5])]),
      ])
    #expect(space.configurationCount == Self.visited(space))
  }

  @Test func randomSpacesAreCountedAsTheyAreVisited() throws {
    var generator = Seed(11).generator()
    for _ in 0..<60 {
      let count = 2 + generator.integer(below: 4)
      var hyperparameters: [Hyperparameter] = []
      for index in 0..<count {
        let levels = (0..<1 + generator.integer(below: 3)).map { Level.number(Double($0)) }
        let parents = hyperparameters.filter { _ in generator.integer(below: 3) == 0 }
        let requirements = parents.prefix(2).map { parent in
          Condition.Requirement(
            parent.name,
            parent.domain.levels.enumerated().compactMap { place, level in
              place == 0 || generator.integer(below: 2) == 0 ? level : Level?.none
            })
        }
        hyperparameters.append(
          Hyperparameter(
            "h\(index)", .ordinal(levels),
            when: requirements.isEmpty ? nil : Condition(Array(requirements))))
      }
      let clause = ForbiddenClause(
        hyperparameters.shuffled(using: &generator).prefix(2).map {
          .init($0.name, [$0.domain.levels[$0.domain.count - 1]])
        })
      guard
        let space = try? SearchSpace(
          hyperparameters, forbidden: generator.integer(below: 2) == 0 ? [clause] : [])
      else { continue }
      #expect(space.configurationCount == Self.visited(space))
    }
  }

  /// 40 units that act or not: (1 + 64)⁴⁰ = 65⁴⁰.
  @Test func manyBranchesAreCountedWithoutBeingVisited() throws {
    let hyperparameters = (0..<40).flatMap { index in
      [
        Hyperparameter("on\(index)", .categorical([false, true])),
        Hyperparameter(
          "units\(index)", .ordinal((1...64).map { .number(Double($0)) }),
          when: Condition([.init("on\(index)", [true])])),
      ]
    }
    let space = try SearchSpace(hyperparameters, listing: hyperparameters.map { _ in 0 })
    expectClose(space.valueOfConfigurationCount, pow(65, 40), relative: 1e-12)
    #expect(space.configurationCount == .max)
  }
}
