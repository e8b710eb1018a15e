import Learning
import Networks

/// Images and the class of each, of one file or of several.
struct LabelledImages {
  let shape: ImageShape
  /// Shape [images, channels, height, width].
  private(set) var pixels: [UInt8] = []
  /// From 0.
  private(set) var labels: [Int32] = []

  init(shape: ImageShape, pixels: [UInt8] = [], labels: [Int32] = []) {
    precondition(pixels.count == labels.count * shape.count, "an image per label")
    self.shape = shape
    self.pixels = pixels
    self.labels = labels
  }

  var count: Int { labels.count }

  /// Adds images of the same shape behind these.
  mutating func append(_ others: LabelledImages) {
    precondition(shape == others.shape, "images of another shape")
    pixels += others.pixels
    labels += others.labels
  }
}
