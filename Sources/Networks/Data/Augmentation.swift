import Numerical

/// Pad, crop and mirror: what a network sees of a training image instead of the image itself.
///
/// The image is surrounded by black (byte 0, normalised like every other pixel), cut to its own
/// size at a uniform offset, and mirrored left to right with probability ½. Draws depend on the
/// run, the epoch and the image alone.
///
/// - Source: K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", CVPR
///   2016, §4.2.
package struct Augmentation: Sendable, Hashable {
  /// Pixels of black on each side; 0 mirrors alone.
  package let padding: Int

  /// - Precondition: `padding` is not negative.
  package init(padding: Int = 4) {
    precondition(padding >= 0, "a padding of \(padding)")
    self.padding = padding
  }

  /// What was drawn for one image.
  package struct Draw: Sendable, Hashable {
    /// How far the cut lies from the image, in pixels: from −padding to padding.
    package let down, right: Int
    package let isMirrored: Bool

    package init(down: Int, right: Int, isMirrored: Bool) {
      self.down = down
      self.right = right
      self.isMirrored = isMirrored
    }
  }

  /// The draw of image `row` of a data set.
  ///
  /// - Parameter seed: Of the run and the epoch.
  func draw(row: Int, seed: Seed) -> Draw {
    var generator = seed.derived("image", row).generator()
    let side = 2 * padding + 1
    return Draw(
      down: generator.integer(below: side) - padding,
      right: generator.integer(below: side) - padding,
      isMirrored: generator.next() >> 63 == 1)
  }
}
