/// What a training showed, step by step and epoch by epoch: what its curves and tables are made of.
public struct TrainingRecord: Sendable, Hashable {
  /// What was seen before one step of a network.
  public struct Step: Sendable, Hashable {
    /// U(θ) of the batch, without weight decay; may be infinite or undefined in the last step of a
    /// training that diverged.
    public let loss: Double
    /// ‖g‖, g the gradient behind the transforms and without weight decay.
    public let gradientNorm: Double
    /// η of the step, as the schedule left it.
    public let learningRate: Double
    /// What the transforms report, one number per `TrainingRecord.telemetryColumns`.
    public let telemetry: [Double]

    public init(
      loss: Double, gradientNorm: Double, learningRate: Double, telemetry: [Double] = []
    ) {
      self.loss = loss
      self.gradientNorm = gradientNorm
      self.learningRate = learningRate
      self.telemetry = telemetry
    }
  }

  /// The state after an epoch, or after some trees.
  public struct Epoch: Sendable, Hashable {
    /// Epochs or trees so far.
    public let number: Int
    /// Update steps, or trees, so far.
    public let step: Int
    /// Mean training loss over the epoch, each batch before its step; `nil` where not measured.
    public let trainingLoss: Double?
    /// Accuracy on those batches, as the network saw them; `nil` where not measured.
    public let trainingScore: Double?
    public let validation: Scores

    public init(
      number: Int, step: Int, trainingLoss: Double? = nil, trainingScore: Double? = nil,
      validation: Scores
    ) {
      self.number = number
      self.step = step
      self.trainingLoss = trainingLoss
      self.trainingScore = trainingScore
      self.validation = validation
    }
  }

  /// Empty for learners without steps.
  public var steps: [Step]
  public var epochs: [Epoch]
  /// What the transforms report of each step; empty where they report nothing.
  package var telemetryColumns: [TelemetryColumn]

  package init(
    steps: [Step] = [], epochs: [Epoch] = [], telemetryColumns: [TelemetryColumn] = []
  ) {
    self.steps = steps
    self.epochs = epochs
    self.telemetryColumns = telemetryColumns
  }

  /// The numbers of a column, step by step; empty where no transform reports it.
  package func telemetry(_ column: TelemetryColumn) -> [Double] {
    guard let place = telemetryColumns.firstIndex(of: column) else { return [] }
    return steps.map { $0.telemetry[place] }
  }

  /// The number of steps that a loss is averaged over.
  public static let averagedSteps = 20

  /// The mean loss of each whole block of 20 steps, and the step, from 1, at which the block ends.
  ///
  /// - Complexity: O(steps).
  public var averagedLosses: [(step: Int, loss: Double)] {
    let size = Self.averagedSteps
    return stride(from: size, through: steps.count, by: size).map { end in
      (end, steps[end - size..<end].reduce(0) { $0 + $1.loss } / Double(size))
    }
  }

  /// The mean loss of the last 20 steps, wherever epochs and blocks end; of all where there are
  /// fewer, `nil` where there are none.
  public var lastAveragedLoss: Double? {
    let last = steps.suffix(Self.averagedSteps)
    return last.isEmpty ? nil : last.reduce(0) { $0 + $1.loss } / Double(last.count)
  }

  /// The lowest finite loss of a step, and the step, from 1; the first of equals.
  public var minimumLoss: (step: Int, loss: Double)? {
    var lowest: (step: Int, loss: Double)?
    for (index, step) in steps.enumerated()
    where step.loss.isFinite && step.loss < lowest?.loss ?? .infinity {
      lowest = (index + 1, step.loss)
    }
    return lowest
  }
}
