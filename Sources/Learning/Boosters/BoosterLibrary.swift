import Foundation

/// An installed boosting library, loaded at run time. It is never linked.
struct BoosterLibrary: @unchecked Sendable {
  /// What is looked for, and where.
  struct Kind: Sendable {
    /// `XGBoost`.
    let title: String
    /// The name that the loader knows.
    let file: String
    /// The Python package whose folder `lib` holds the file.
    let package: String
    /// The environment variable that gives the path.
    let variable: String
    /// A function that no other library has.
    let signature: String
    /// The function that gives the text of the last error.
    let errorFunction: String
  }

  let kind: Kind
  /// The file that was loaded.
  let path: String
  /// Never closed: functions of it may run until the program ends. Unchecked because of this
  /// pointer, which is only read.
  private let handle: UnsafeMutableRawPointer
  private let lastError: @convention(c) () -> UnsafePointer<CChar>?

  /// Loads the first of `candidates` that the loader can open.
  ///
  /// - Throws: ``LearningError/library(_:)`` where none can be opened, or where that one is another
  ///   library.
  init(_ kind: Kind, candidates: [String]) throws(LearningError) {
    var opened: UnsafeMutableRawPointer?
    var reason: String?
    var path = ""
    for candidate in candidates where opened == nil {
      opened = dlopen(candidate, RTLD_NOW | RTLD_LOCAL)
      path = candidate
      // What the loader says of a file that is there is worth more than that others are missing.
      if opened == nil, FileManager.default.fileExists(atPath: candidate) {
        reason = dlerror().map { String(cString: $0) }
      }
    }
    guard let opened else {
      throw .library(
        reason != nil || path.contains("/")
          ? "\(kind.title) cannot be loaded: \(reason ?? "no file \(path)"); "
            + "correct \(kind.variable), or run 'make setup-boosting'"
          : "\(kind.title) is not installed; run 'make setup-boosting', "
            + "or set \(kind.variable) to the path of \(kind.file)")
    }
    guard dlsym(opened, kind.signature) != nil,
      let errors = dlsym(opened, kind.errorFunction)
    else {
      dlclose(opened)
      throw .library(
        "\(path) is not \(kind.title): it has no function \(kind.signature); "
          + "set \(kind.variable) to the path of \(kind.file)")
    }
    self.kind = kind
    handle = opened
    lastError = unsafeBitCast(errors, to: (@convention(c) () -> UnsafePointer<CChar>?).self)
    self.path = path.contains("/") ? path : BoosterLibrary.mappedPath(of: path) ?? path
  }

  /// Where the loader found a file that is given by name alone.
  private static func mappedPath(of name: String) -> String? {
    let maps = try? String(contentsOf: URL(filePath: "/proc/self/maps"), encoding: .utf8)
    return maps?.split(separator: "\n").first { $0.hasSuffix("/\(name)") }
      .flatMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
  }

  /// The function of that name, a C function whose type the caller states.
  ///
  /// - Throws: ``LearningError/library(_:)`` where an old library lacks it.
  func function<Function>(_ name: String) throws(LearningError) -> Function {
    guard let symbol = dlsym(handle, name) else {
      throw .library(
        "\(path) has no function \(name): this \(kind.title) is too old; run 'make setup-boosting'")
    }
    return unsafeBitCast(symbol, to: Function.self)
  }

  /// Throws what the library says of its last call, unless that succeeded.
  func check(_ status: Int32) throws(LearningError) {
    guard status != 0 else { return }
    let text = lastError().map { String(cString: $0) } ?? ""
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init)
    throw .library("\(kind.title): \(line ?? "status \(status)")")
  }
}
