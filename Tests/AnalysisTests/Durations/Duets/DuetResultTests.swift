import Analysis
import History
import Testing

struct DuetResultTests {
  private func sentence(
    _ ratio: Double, _ interval: ClosedRange<Double>?, extra: Int64, isSlower: Bool? = false,
    runs: Int = 16
  ) -> String {
    DuetResult(
      base: "0123456789", ratio: ratio, low: interval?.lowerBound, high: interval?.upperBound,
      extra: extra, pValue: 0.01, isSlower: isSlower, headRuns: runs, baseRuns: runs
    ).sentence(by: SlowdownPolicy())
  }

  @Test func `a sentence says what was shown and no more`() {
    for (said, words) in [
      (sentence(1.42, 1.31...1.55, extra: 31_000, isSlower: true), "slower ×1.42 (1.31 to 1.55)"),
      (sentence(1.01, 0.97...1.04, extra: 500), "not slower: ×1.01"),
      (
        sentence(1.58, 1.45...1.68, extra: 12_300), "slower by less than 20.0 ms (min-extra): ×1.58"
      ),
      (sentence(1.05, 1.02...1.08, extra: 50_000), "slower by less than 10 % (min-ratio): ×1.05"),
      (sentence(1.05, 0.9...1.2, extra: 50_000), "not shown to be slower: ×1.05"),
      (sentence(1.02, nil, extra: 500, runs: 2), "no sign of it: ×1.02, 2 + 2 runs"),
      (
        sentence(3.24, nil, extra: 90_000, isSlower: nil, runs: 2), "not settled: ×3.24, 2 + 2 runs"
      ),
      (
        sentence(1, nil, extra: 0, isSlower: nil, runs: 0),
        "not settled: there was no time for it on both sides"
      ),
    ] {
      #expect(said.hasPrefix(words), "\(said)")
    }
  }
}
