import Foundation
import TestSupport
import Testing

/// Networks on a small file of images that the tests make.
struct ImageStudyTests {
  /// Writes 60 images of 8 × 8 pixels in the format of MNIST: bright above in class 0, below in
  /// class 1, with a pattern that changes from image to image.
  static func writeImages(to folder: URL) throws {
    func header(_ numbers: [UInt32]) -> [UInt8] {
      numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
      }
    }
    let labels = (0..<60).map { UInt8($0 % 2) }
    let pixels = labels.indices.flatMap { image in
      (0..<64).map { place in
        let isBright = (place < 32) == (labels[image] == 0)
        return UInt8((isBright ? 160 : 20) + (image * 37 + place * 11) % 80)
      }
    }
    try Data(header([2051, 60, 8, 8]) + pixels).write(
      to: folder.appending(path: "train-images-idx3-ubyte"))
    try Data(header([2049, 60]) + labels).write(
      to: folder.appending(path: "train-labels-idx1-ubyte"))
  }

  @Test func workersChangeNoBitOfAConvolutionalNetwork() async throws {
    try await withTemporaryFolder { folder in
      let images = folder.appending(path: "images")
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      try Self.writeImages(to: images)
      let exports = try [1, 2].map { workers in
        let path = folder.appending(path: "\(workers).db").path
        let run = try Program([
          "evaluate", "simple_cnn", "--dataset", images.path, "-o", path, "--sample", "random:6",
          "--fidelity", "data=0.5,epochs=1", "--fidelity", "epochs=2", "--folds", "2", "--workers",
          "\(workers)",
        ])
        #expect(run.status == 0, "\(run.errors)")
        return try EvaluateTests.evaluations(path)
      }
      // A header, and 6 configurations at 2 fidelities on 2 folds.
      #expect(exports[0].count == 1 + 6 * 2 * 2)
      #expect(exports[0] == exports[1])
    }
  }

  @Test func theModificationStudyWritesItsTablesAndGoesOn() async throws {
    try await withTemporaryFolder { folder in
      let images = folder.appending(path: "images")
      try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
      try Self.writeImages(to: images)
      let command = [
        "study", "modification", "--dataset", images.path, "-o", folder.appending(path: "s").path,
        "--models", "simple_cnn,mlp", "--rules", "adam", "--seeds", "2", "--epochs", "2",
        "--batch-size", "16", "--format", "csv",
      ]
      let first = try Program(command)
      #expect(first.status == 0, "\(first.errors)")
      // 2 models × 1 rule × 5 pairs of arms × 2 measures.
      #expect(first.output.split(separator: "\n").count == 1 + 2 * 5 * 2)
      for name in [
        "summary", "loss_per_step", "averaged_loss", "c_per_step", "accuracy_per_epoch",
        "differences",
      ] {
        let file = folder.appending(path: "s/\(name).csv").path
        #expect(FileManager.default.fileExists(atPath: file), "\(name)")
      }
      let second = try Program(command + ["--workers", "1"])
      #expect(second.output == first.output)
      #expect(second.errors.contains("16 of them were there already"))
    }
  }

  @Test func mistakesOfAStudyAreUsageErrors() throws {
    for wrong in [["--seeds", "21"], ["--epochs", "0"], ["--rules", "adam,adam"]] {
      let run = try Program(
        ["study", "modification", "--dataset", "iris", "-o", "nowhere"] + wrong)
      #expect(run.status == 64 && run.errors.contains(wrong[0]))
    }
    let both = try Program("evaluate", "forest", "--preset", "cifar10_10", "-o", "nowhere.db")
    #expect(both.status == 64 && both.errors.contains("--preset"))
    let list = try Program("list", "studies")
    #expect(list.status == 0 && list.output.contains("cifar100_multi"))
  }
}
