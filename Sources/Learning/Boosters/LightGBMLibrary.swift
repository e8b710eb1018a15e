import Foundation

/// The functions of LightGBM that are used, and its version.
struct LightGBMLibrary: Sendable {
  typealias Handle = UnsafeMutableRawPointer

  let library: BoosterLibrary
  /// Of the wheel that it lies in: `4.7.0`. The library itself does not state one.
  let version: String
  let createDataset:
    @convention(c) (
      UnsafeRawPointer, Int32, Int32, Int32, Int32, UnsafePointer<CChar>, Handle?,
      UnsafeMutablePointer<Handle?>
    ) -> Int32
  let setField:
    @convention(c) (Handle, UnsafePointer<CChar>, UnsafeRawPointer, Int32, Int32) -> Int32
  let freeDataset: @convention(c) (Handle) -> Int32
  let createBooster:
    @convention(c) (Handle, UnsafePointer<CChar>, UnsafeMutablePointer<Handle?>) -> Int32
  let update: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> Int32
  let predict:
    @convention(c) (
      Handle, UnsafeRawPointer, Int32, Int32, Int32, Int32, Int32, Int32, Int32,
      UnsafePointer<CChar>, UnsafeMutablePointer<Int64>, UnsafeMutablePointer<Double>
    ) -> Int32
  let freeBooster: @convention(c) (Handle) -> Int32

  static let kind = BoosterLibrary.Kind(
    title: "LightGBM", file: "lib_lightgbm.so", package: "lightgbm", variable: "LLP_LIGHTGBM",
    signature: "LGBM_BoosterCreate", errorFunction: "LGBM_GetLastError")

  /// The one that is installed, looked for once.
  static let installed = Result { () throws(LearningError) in
    try LightGBMLibrary(candidates: kind.candidates())
  }

  init(candidates: [String]) throws(LearningError) {
    let library = try BoosterLibrary(Self.kind, candidates: candidates)
    self.library = library
    createDataset = try library.function("LGBM_DatasetCreateFromMat")
    setField = try library.function("LGBM_DatasetSetField")
    freeDataset = try library.function("LGBM_DatasetFree")
    createBooster = try library.function("LGBM_BoosterCreate")
    update = try library.function("LGBM_BoosterUpdateOneIter")
    predict = try library.function("LGBM_BoosterPredictForMat")
    freeBooster = try library.function("LGBM_BoosterFree")
    let package = URL(filePath: library.path).deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try? String(
      contentsOf: package.appending(path: "VERSION.txt"), encoding: .utf8)
    version =
      text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "of unknown version"
  }

  /// Codes of the element types in calls.
  static let float32: Int32 = 0
  static let float64: Int32 = 1
}
