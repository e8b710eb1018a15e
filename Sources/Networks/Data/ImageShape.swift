/// The size of an image.
package struct ImageShape: Sendable, Hashable, Codable {
  /// Colours of a picture, or features of a layer.
  package var channels: Int
  /// Pixels.
  package var height, width: Int

  package init(channels: Int, height: Int, width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// Pixels of one channel.
  package var pixelCount: Int { height * width }
  /// Numbers of the whole image.
  package var count: Int { channels * height * width }
}
