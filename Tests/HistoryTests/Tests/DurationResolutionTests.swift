import History
import Testing

struct DurationResolutionTests {
  private func step(_ durations: [Int64]) -> Int64 { DurationResolution(of: durations).step }

  @Test func `steps are learnt from what was written`() {
    let hundredths: [Int64] = [0, 10_000, 0, 30_000, 1_230_000, 10_000, 0, 20_000]
    #expect(step(hundredths) == 10_000)
    #expect(step(hundredths.map { $0 / 10 }) == 1000)
    #expect(step([0, 1, 2, 0, 3, 1, 0, 7].map { $0 * 1_000_000 }) == 1_000_000)
    #expect(step(hundredths + [12_345]) == 0)
    #expect(step(hundredths + [12_000]) == 1000)
  }

  @Test func `few durations, or long round ones, say nothing of steps`() {
    #expect(step([0, 0, 10_000]) == 0)
    #expect(step([]) == 0)
    #expect(step([Int64](repeating: 100_000, count: 50)) == 0)
    #expect(step([Int64](repeating: 2_000_000, count: 50)) == 0)
  }

  @Test func `of one step and less no more is said than that, and nothing is a multiple of it`() {
    let go = DurationResolution(of: [0, 0, 0, 0, 10_000, 10_000, 20_000, 1_800_000])
    #expect(go.text(0) == "under 10 ms" && go.text(10_000) == "under 10 ms")
    #expect(go.text(20_000) == "20.0 ms")
    #expect(go.ratio(901, to: 0) == nil && go.ratio(180, to: 10_000) == nil)
    // The machine divided out.
    #expect(go.ratio(164, to: 11_000) == nil)
    #expect(go.ratio(90, to: 20_000) == 90)
  }

  @Test func `nothing is a multiple of nothing, or of less, whatever the steps`() {
    #expect(DurationResolution.unknown.ratio(5, to: 0) == nil)
    #expect(DurationResolution.unknown.ratio(5, to: -3) == nil)
    #expect(DurationResolution.unknown.ratio(5, to: 1) == 5)
    #expect(DurationResolution.unknown.text(0) == "0 µs")
  }
}
