import Landscapes
import Testing

struct ThresholdTests {
  @Test(arguments: [
    ("0", Threshold.absolute(0)), ("1e-3", .absolute(0.001)), ("iqr:0.01", .interquartile(0.01)),
    ("noise", .noise(confidence: 0.95)),
  ])
  func aTextIsAThreshold(text: String, threshold: Threshold) {
    #expect(Threshold(text) == threshold)
    #expect(threshold.usesNoise == (text == "noise"))
  }

  @Test(arguments: ["", "-1", "nan", "inf", "iqr:", "iqr:-2", "0,1", "noise:0.9"])
  func otherTextsAreNone(text: String) { #expect(Threshold(text) == nil) }
}
