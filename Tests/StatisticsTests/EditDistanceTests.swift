import Statistics
import TestSupport
import Testing

struct EditDistanceTests {
  /// The full table, without a limit.
  private func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var table = (0...a.count).map { i in (0...b.count).map { i == 0 ? $0 : i } }
    for i in stride(from: 1, through: a.count, by: 1) {
      for j in stride(from: 1, through: b.count, by: 1) {
        table[i][j] = min(
          table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), table[i - 1][j] + 1,
          table[i][j - 1] + 1)
      }
    }
    return table[a.count][b.count]
  }

  @Test func `within the limit it is Levenshtein's distance, beyond it nil`() {
    var generator = Generator(seed: 5)
    for _ in 0..<2_000 {
      func word() -> [UInt8] {
        (0..<Int.random(in: 0...12, using: &generator)).map { _ in
          UInt8.random(in: 0...2, using: &generator)
        }
      }
      let (a, b) = (word(), word())
      let expected = distance(a, b)
      for limit in 0...13 {
        #expect(
          EditDistance.between(a, b, limit: limit) == (expected <= limit ? expected : nil),
          "\(a) \(b) \(limit)")
      }
    }
  }
}
