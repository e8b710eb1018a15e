package import Numerical

/// A training between two steps: all that is needed to go on to the same bits.
///
/// What does not change along the way (network, samples, rule, seed) is not part of it; ``label``
/// names it, so that a training does not take over another's state.
package struct TrainingCheckpoint<Scalar: RealScalar>: Sendable, Hashable {
  /// The training's configuration, in the caller's words.
  package let label: String
  /// Epochs finished, and steps.
  package let epoch, step: Int
  /// θ and the running statistics.
  package let parameters, buffers: [Scalar]
  /// Of the optimiser: rule, then transforms.
  let optimizer: [StoredState<Scalar>]
  let averaging: WeightAveraging<Scalar>
  let monitor: DivergenceMonitor
  let samplesForward, samplesBackward: Int
  let firstEpochLosses: [Double]
  /// Of an epoch under way, the sum of its losses and its count of right classes; else empty.
  let partialEpoch: [Double]
  /// What the training showed so far, where its caller gave that.
  package let record: TrainingRecord
}

extension TrainingCheckpoint {
  /// The first bytes of a file: name and version of the format.
  private static var magic: [UInt8] { Array("llp-fla checkpoint 2\n".utf8) }

  /// The checkpoint as bytes, little-endian; the same checkpoint gives the same bytes.
  package var bytes: [UInt8] {
    let vectors = [parameters, buffers, averaging.average] + optimizer.flatMap { $0.vectors }
    var writer = ByteWriter(
      Self.magic,
      capacity: vectors.reduce(4096) { $0 + $1.count * MemoryLayout<Scalar>.stride }
        + 8
        * (firstEpochLosses.count + record.stepWidth * record.steps.count + 8 * record.epochs.count)
    )
    writer.write(MemoryLayout<Scalar>.size)
    writer.write(Array(label.utf8))
    for number in [epoch, step, samplesForward, samplesBackward] { writer.write(number) }
    writer.write(parameters)
    writer.write(buffers)
    writer.write(optimizer.count)
    for state in optimizer {
      writer.write(state.numbers)
      writer.write(state.vectors.count)
      for vector in state.vectors { writer.write(vector) }
    }
    writer.write(averaging.count)
    writer.write(averaging.average)
    writer.write(monitor.numbers)
    writer.write(firstEpochLosses)
    writer.write(record.stepNumbers)
    writer.write(record.epochNumbers)
    // What only some trainings have follows, and is absent from the others.
    if !partialEpoch.isEmpty || record.stepWidth != TrainingRecord.usualStepWidth {
      writer.write(record.stepWidth)
      writer.write(partialEpoch)
    }
    return writer.bytes
  }

  /// Reads what ``bytes`` wrote.
  ///
  /// - Throws: ``NetworkError/invalidCheckpoint(_:)`` for bytes that are not a whole checkpoint in
  ///   this precision, or belong to a training with another label.
  package init(bytes: [UInt8], label expected: String) throws(NetworkError) {
    guard bytes.starts(with: Self.magic) else {
      throw .invalidCheckpoint("this is not a checkpoint of this version")
    }
    var reader = ByteReader(bytes, from: Self.magic.count)
    guard try reader.integer() == MemoryLayout<Scalar>.size else {
      throw .invalidCheckpoint("it was written in another precision")
    }
    label = String(decoding: try reader.array(of: UInt8.self), as: UTF8.self)
    guard label == expected else {
      throw .invalidCheckpoint("it belongs to the training '\(label)', not to '\(expected)'")
    }
    epoch = try reader.integer()
    step = try reader.integer()
    samplesForward = try reader.integer()
    samplesBackward = try reader.integer()
    parameters = try reader.array(of: Scalar.self)
    buffers = try reader.array(of: Scalar.self)
    var states: [StoredState<Scalar>] = []
    for _ in 0..<(try reader.integer()) {
      var state = StoredState<Scalar>(numbers: try reader.array(of: Double.self))
      for _ in 0..<(try reader.integer()) {
        state.vectors.append(try reader.array(of: Scalar.self))
      }
      states.append(state)
    }
    optimizer = states
    averaging = WeightAveraging(
      count: try reader.integer(), average: try reader.array(of: Scalar.self))
    guard let monitor = DivergenceMonitor(numbers: try reader.array(of: Double.self)) else {
      throw .invalidCheckpoint("the state of its losses is damaged")
    }
    self.monitor = monitor
    firstEpochLosses = try reader.array(of: Double.self)
    let numbers = (try reader.array(of: Double.self), try reader.array(of: Double.self))
    var width = TrainingRecord.usualStepWidth
    var partial: [Double] = []
    if !reader.isAtEnd {
      width = try reader.integer()
      partial = try reader.array(of: Double.self)
    }
    partialEpoch = partial
    guard
      let record = TrainingRecord(
        stepNumbers: numbers.0, width: width, epochNumbers: numbers.1)
    else {
      throw .invalidCheckpoint("the record of its steps is damaged")
    }
    self.record = record
    guard reader.isAtEnd else { throw .invalidCheckpoint("it is longer than it says") }
  }
}
