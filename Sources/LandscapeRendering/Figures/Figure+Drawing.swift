public import LandscapeAnalysis
public import Landscapes

extension Figure {
  /// The first option that differs from its default and changes nothing in the figure.
  public func withoutEffect(in given: FigureOptions) -> FigureOption? {
    given.given.first { !options.contains($0) }
  }

  /// Refuses options that change nothing in the figure.
  ///
  /// - Throws: ``RenderingError/optionWithoutEffect(_:figure:absence:)``.
  public func check(_ given: FigureOptions) throws(RenderingError) {
    if let option = withoutEffect(in: given) {
      throw .optionWithoutEffect(option.name, figure: name, absence: option.absence)
    }
  }

  /// The landscapes that the figure is drawn of, among those of a source.
  ///
  /// - Parameter ids: Those that are meant; none takes the only one, or of a figure of two the
  ///   cheapest and the fullest that differ in fidelity alone.
  /// - Throws: ``RenderingError/landscapeChoice(_:figure:takes:known:)`` where the figure takes
  ///   another number, and ``RenderingError/unknownLandscape(_:known:)``.
  public func chosen(
    _ ids: [String] = [], among landscapes: [Landscape]
  ) throws(RenderingError) -> [Landscape] {
    switch drawing {
    case .losses, .landscape, .map:
      if takesSeveral, ids.count > 1 { return try found(ids, among: landscapes) }
      return try chosen(ids, 1, among: landscapes, unnamed: [landscapes])
    case .pair:
      let pair = try chosen(
        ids, 2, among: landscapes,
        unnamed: LandscapeFamily(landscapes).series(along: [.fidelity]).filter { $0.count > 1 })
      return [pair[0], pair[pair.count - 1]]
    case .collection, .landscapes:
      return ids.isEmpty ? landscapes : try found(ids, among: landscapes)
    case .scenario, .history, .surface: throw .otherSource(figure: name)
    }
  }

  /// Draws landscapes; several as one sheet, where the figure is of one.
  ///
  /// ```swift
  /// let drawn = try Figure.map.drawn(of: [landscape])
  /// try Data(drawn.document.text.utf8).write(to: file)
  /// ```
  ///
  /// - Parameters:
  ///   - landscapes: As many as ``chosen(_:among:)`` gives.
  ///   - topography: Which configurations are neighbours; asked for where the figure takes them.
  ///   - places: Where configurations lie; the embedding where `nil`.
  /// - Throws: ``RenderingError``, and what the closures throw.
  public func drawn(
    of landscapes: [Landscape], options: FigureOptions = FigureOptions(),
    topography: (Landscape) throws -> Topography = { Topography(LandscapeGraph($0)) },
    places: ((MeasuredLandscape) throws -> PlacedLandscape)? = nil
  ) throws -> DrawnFigure {
    try check(options)
    let values = ShownValues(landscapes)
    func measured(_ landscape: Landscape) throws -> MeasuredLandscape {
      MeasuredLandscape(try topography(landscape))
    }
    switch drawing {
    case .losses(let draw):
      return try sheet(of: landscapes, options) { try draw(landscapes[$0], $1) }
    case .landscape(let draw):
      return try sheet(of: landscapes, options) { try draw(measured(landscapes[$0]), $1) }
    case .map(let draw):
      let placed = try PlacedLandscape.all(landscapes.map(measured)) { landscape in
        try places?(landscape) ?? PlacedLandscape(embedding: landscape, seed: options.seed)
      }
      return try sheet(of: landscapes, options) { try draw(placed[$0], $1) }
    case .pair(let draw):
      guard landscapes.count == 2 else {
        throw RenderingError.landscapeChoice(
          .count(landscapes.count), figure: name, takes: 2, known: landscapes.map(\.id))
      }
      return try draw(LandscapePair(landscapes[0], landscapes[1]), options).adding(values)
    case .collection(_, _, let draw): return try draw(landscapes, options).adding(values)
    case .landscapes(_, let draw):
      return try draw(landscapes.map(measured), options).adding(values)
    case .scenario, .history, .surface: throw RenderingError.otherSource(figure: name)
    }
  }

  /// Draws the trainings of a scenario.
  public func drawn(
    of trainings: EvaluatedScenario, options: FigureOptions = FigureOptions()
  ) throws(RenderingError) -> DrawnFigure {
    try check(options)
    guard case .scenario(let draw) = drawing else { throw .otherSource(figure: name) }
    return try draw(trainings, options).adding(ShownValues([trainings]))
  }

  /// Draws the order in which trainings were finished.
  public func drawn(
    of histories: [EvaluationHistory], options: FigureOptions = FigureOptions()
  ) throws(RenderingError) -> DrawnFigure {
    try check(options)
    guard case .history(let draw) = drawing else { throw .otherSource(figure: name) }
    return try draw(histories, options).adding(ShownValues(histories))
  }

  /// Draws a figure that takes no source.
  public func drawn(_ options: FigureOptions = FigureOptions()) throws(RenderingError)
    -> DrawnFigure
  {
    try check(options)
    guard case .surface(let draw) = drawing else { throw .otherSource(figure: name) }
    return try draw(options)
  }

  /// One figure per landscape, each as wide as its column.
  private func sheet(
    of landscapes: [Landscape], _ options: FigureOptions,
    _ draw: (Int, FigureOptions) throws -> DrawnFigure
  ) throws -> DrawnFigure {
    guard !landscapes.isEmpty, landscapes.count == 1 || takesSeveral else {
      throw RenderingError.landscapeChoice(
        .count(landscapes.count), figure: name, takes: 1, known: landscapes.map(\.id))
    }
    var own = options
    let columns = FigureSheet.columns(of: landscapes.count, width: options.width)
    own.width = max(300, options.width / Double(columns))
    let figures = try landscapes.indices.map {
      try draw($0, own).adding(ShownValues(landscapes[$0]))
    }
    guard figures.count > 1 else { return figures[0] }
    return FigureSheet.sheet(
      of: figures, names: landscapes.map(\.id),
      columns: FigureSheet.columns(of: figures, width: options.width))
  }
}

extension Figure {
  /// The landscapes of those ids, or where none is given the only group that the figure takes.
  private func chosen(
    _ ids: [String], _ count: Int, among landscapes: [Landscape], unnamed groups: [[Landscape]]
  ) throws(RenderingError) -> [Landscape] {
    func refused(_ choice: RenderingError.LandscapeChoice) -> RenderingError {
      .landscapeChoice(choice, figure: name, takes: count, known: landscapes.map(\.id))
    }
    guard !ids.isEmpty else {
      if groups.count == 1, count == 2 || groups[0].count == 1 { return groups[0] }
      throw refused(landscapes.count < count ? .few : .unnamed)
    }
    guard ids.count == count else { throw refused(.count(ids.count)) }
    return try found(ids, among: landscapes)
  }

  private func found(
    _ ids: [String], among landscapes: [Landscape]
  ) throws(RenderingError) -> [Landscape] {
    try ids.map { id throws(RenderingError) in
      guard let landscape = landscapes.first(where: { $0.id == id }) else {
        throw .unknownLandscape(id, known: landscapes.map(\.id))
      }
      return landscape
    }
  }
}
