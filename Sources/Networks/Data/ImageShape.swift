/// The size of an image.
public struct ImageShape: Sendable, Hashable, Codable {
  /// Colours of a picture, or features of a layer.
  public var channels: Int
  /// Pixels.
  public var height, width: Int

  public init(channels: Int, height: Int, width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// Pixels of one channel.
  public var pixelCount: Int { height * width }
  /// Numbers of the whole image.
  public var count: Int { channels * height * width }
}
