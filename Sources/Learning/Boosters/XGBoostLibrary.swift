/// The functions of XGBoost that are used, and its version.
struct XGBoostLibrary: Sendable {
  typealias Handle = UnsafeMutableRawPointer

  let library: BoosterLibrary
  /// As the library states it: `3.2.0`.
  let version: String
  let createMatrix:
    @convention(c) (
      UnsafePointer<Float>, UInt64, UInt64, Float, UnsafeMutablePointer<Handle?>, Int32
    ) -> Int32
  let setInfo: @convention(c) (Handle, UnsafePointer<CChar>, UnsafePointer<Float>, UInt64) -> Int32
  let freeMatrix: @convention(c) (Handle) -> Int32
  let createBooster:
    @convention(c) (UnsafePointer<Handle?>, UInt64, UnsafeMutablePointer<Handle?>) -> Int32
  let setParameter: @convention(c) (Handle, UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
  let update: @convention(c) (Handle, Int32, Handle) -> Int32
  let predict:
    @convention(c) (
      Handle, Handle, UnsafePointer<CChar>, UnsafeMutablePointer<UnsafePointer<UInt64>?>,
      UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UnsafePointer<Float>?>
    ) -> Int32
  let freeBooster: @convention(c) (Handle) -> Int32

  static let kind = BoosterLibrary.Kind(
    title: "XGBoost", file: "libxgboost.so", package: "xgboost", variable: "LLP_XGBOOST",
    signature: "XGBoosterCreate", errorFunction: "XGBGetLastError")

  /// The one that is installed, looked for once.
  static let installed = Result { () throws(LearningError) in
    try XGBoostLibrary(candidates: kind.candidates())
  }

  init(candidates: [String]) throws(LearningError) {
    let library = try BoosterLibrary(Self.kind, candidates: candidates)
    self.library = library
    createMatrix = try library.function("XGDMatrixCreateFromMat_omp")
    setInfo = try library.function("XGDMatrixSetFloatInfo")
    freeMatrix = try library.function("XGDMatrixFree")
    createBooster = try library.function("XGBoosterCreate")
    setParameter = try library.function("XGBoosterSetParam")
    update = try library.function("XGBoosterUpdateOneIter")
    predict = try library.function("XGBoosterPredictFromDMatrix")
    freeBooster = try library.function("XGBoosterFree")
    let versionOf:
      @convention(c) (
        UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>
      ) -> Void = try library.function("XGBoostVersion")
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    versionOf(&major, &minor, &patch)
    version = "\(major).\(minor).\(patch)"
  }
}
