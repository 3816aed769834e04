import Testing

@testable import Reports

struct SecondsReaderTests {
  private func read(_ text: String) -> SecondsReader.Reading {
    var reader = SecondsReader()
    return reader.read(Array(text.utf8))
  }

  @Test(arguments: [
    ("0", 0), ("1", 1_000_000), ("0.014", 14_000), ("0.", 0), (".5", 500_000),
    ("12.345678", 12_345_678), ("0.0000005", 1), ("0.00000049", 0), ("  3.5 ", 3_500_000),
    ("+2", 2_000_000), ("1.21e-05", 12), ("4.50611114501953e-05", 45), ("1.6E-05", 16),
    ("1e2", 100_000_000), ("0.010582685470581055", 10_583), ("31536000", 31_536_000_000_000),
    ("9.007199254740993", 9_007_199),
  ])
  func `plain and scientific numbers are exact`(text: String, expected: Int64) {
    #expect(read(text) == .microseconds(expected))
  }

  @Test(arguments: [
    ("2,503.1", 2_503_100_000), ("14,029.255", 14_029_255_000), ("1.234,5", 1_234_500_000),
    ("0,014", 14_000), ("0,160", 160_000), ("0,03", 30_000), ("12,5", 12_500_000),
    ("1,234,567", 1_234_567_000_000), (",250", 250_000), ("0,0001", 100),
  ])
  func `commas are thousands or decimals as their place says`(text: String, expected: Int64) {
    #expect(read(text) == .microseconds(expected))
  }

  @Test func `a lone comma before three digits follows the other values`() {
    var reader = SecondsReader()
    #expect(reader.read(Array("1,234".utf8)) == .microseconds(1_234_000_000))
    #expect(reader.ambiguousCount == 1)
    _ = reader.read(Array("0,03".utf8))
    #expect(reader.read(Array("1,234".utf8)) == .microseconds(1_234_000))
    #expect(reader.ambiguousCount == 1)
  }

  @Test(arguments: [
    "-1", "-0.000000", "NaN", "inf", "Infinity", "31536001", "1e300", "<<computed>>", "80.803us",
    "1.2.3", "1 2", "0x10", "e5", ".", ",", "1e", "1e99999999999999999999", "１",
    "99999999999999999999999999999999",
  ])
  func `what is no duration is unusable`(text: String) {
    #expect(read(text) == .unusable)
  }

  @Test func `nothing but blanks is nothing`() {
    #expect(read("") == .blank)
    #expect(read("  \n") == .blank)
  }

  @Test func `whatever the bytes are, what comes out is a time of at most a year or none`() {
    let alphabet = Array("0123456789.,eE+- ".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40)).compactMap { _ in alphabet.randomElement() }
      let text = String(decoding: bytes, as: UTF8.self)
      switch read(text) {
      case .microseconds(let time):
        #expect(0...31_536_000_000_000 ~= time, "\(text)")
        if let seconds = Double(text) {
          #expect(abs(Double(time) - seconds * 1_000_000) <= 0.5 + seconds / 1000, "\(text)")
        }
      case .blank: #expect(text.allSatisfy { $0 == " " }, "\(text)")
      case .unusable: #expect(text.contains { $0 != " " }, "\(text)")
      }
    }
  }
}
