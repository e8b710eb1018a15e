import Glibc

/// Which file a path leads to, by links too.
struct FileIdentity: Hashable, Sendable {
  private let device, number: UInt64

  /// `nil` where there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
  }
}
