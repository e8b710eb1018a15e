import Testing

struct ModificationTests {
  @Test func theFigureTakesNoSourceAndOthersNeedOne() throws {
    let sourced = try Program("render", "-", "--figure", "modification")
    #expect(sourced.status == 1 && sourced.errors.contains("takes no source"))
    let unsourced = try Program("render", "--figure", "graph")
    #expect(unsourced.status == 1 && unsourced.errors.contains("needs a source"))
    let foreign = try Program("render", "-", "--figure", "graph", "--energy", "2")
    #expect(foreign.status == 1 && foreign.errors.contains("has no --energy"))
  }

  @Test(arguments: [
    ["--threshold", "1,x"], ["--threshold", "1,2,3,4,5"], ["--smoothing", "0"], ["--energy", "0"],
    ["--function", "bounded:-1"], ["--function", "x3"],
  ])
  func mistakesAreUsageErrors(arguments: [String]) throws {
    let program = try Program(["render", "--figure", "modification"] + arguments)
    #expect(program.status == 64 && program.errors.contains(arguments[0]))
    #expect(program.output.isEmpty)
  }

  @Test func optimizersTransformsAndSchedulesAreListed() throws {
    for (kind, name) in [
      ("optimizers", "rmsprop"), ("transforms", "landscape_modification"), ("schedules", "cosine"),
    ] {
      let list = try Program("list", kind)
      #expect(list.status == 0 && list.output.contains(name))
    }
  }
}
