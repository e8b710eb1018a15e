/// Of a space file.
extension ImportError {
  public static func badSpaceFile(
    _ path: String, line: Int?, problem: String, remedy: Remedy? = nil
  ) -> ImportError {
    ImportError(path, at: [line.map { .line($0) }], problem, remedy: remedy)
  }
}
