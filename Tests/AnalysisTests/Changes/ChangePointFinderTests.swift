import Analysis
import RealModule
import Statistics
import TestSupport
import Testing

/// 100 with a jitter of up to two, and what can happen to it.
private func jittered(_ count: Int, _ change: (Int, Double) -> Double = { $1 }) -> [Double] {
  let jitter: [Double] = [0, 1, -1, 2, -2, 1, 0, -1, 2, -1, 0, 1, -2, 1, 0, 2, -1, -2, 1, 0]
  return (0..<count).map { change($0, 100 + jitter[$0 % jitter.count]) }
}

private func changes(
  in values: [Double], _ policy: ChangePointPolicy = .plain
) -> [ChangePoint] {
  var finder = ChangePointFinder(policy)
  return finder.changes(in: values)
}

/// Whether two p-values agree to a factor of two.
private func isNear(_ p: Double, _ expected: Double) -> Bool {
  p < expected * 2 && p > expected / 2
}

struct ChangePointFinderTests {
  @Test(arguments: [
    ("a flat series", jittered(40)),
    ("an outlier at the end", jittered(40) { $0 == 39 ? 300 : $1 }),
    ("an outlier in the middle", jittered(40) { $0 == 20 ? 300 : $1 }),
    ("a step of one value at the end", jittered(40) { $0 >= 39 ? $1 * 1.5 : $1 }),
    ("slow growth", jittered(60) { $1 * (1 + 0.004 * Double($0)) }),
    ("a step of two percent", jittered(60) { $0 >= 30 ? $1 * 1.02 : $1 }),
    ("two values in turn", (0..<40).map { $0.isMultiple(of: 2) ? 140 : 100 }),
  ])
  func `there is no change in`(name: String, values: [Double]) {
    #expect(changes(in: values) == [])
  }

  @Test func `a step is found where it is`() throws {
    let change = try #require(changes(in: jittered(40) { $0 >= 25 ? $1 * 1.2 : $1 }).first)
    #expect((change.index, change.first, change.last) == (25, 25, 25))
    #expect(isNear(change.pValue, 4e-17))
    #expect(change.before == 100)
    #expect(change.after == 120)
    #expect(change.ratio == 1.2)
  }

  @Test func `outliers hide no step and make none`() throws {
    let values = jittered(40) { i, v in
      i == 10 ? 250 : i == 33 ? 320 : i >= 25 ? v * 1.2 : v
    }
    let found = changes(in: values)
    #expect(found.map(\.index) == [25])
    #expect(isNear(found[0].pValue, 3.3e-13))
  }

  @Test func `two values at the new level are enough`() {
    let found = changes(in: jittered(40) { $0 >= 38 ? $1 * 1.5 : $1 })
    #expect(found.map(\.index) == [38])
    #expect(isNear(found[0].pValue, 3e-17))
  }

  @Test func `a level that comes and goes has two changes`() {
    let values = jittered(60) { (20..<40).contains($0) ? $1 * 1.3 : $1 }
    #expect(changes(in: values).map(\.index) == [20, 40])
  }

  @Test func `coarse timers do not hide a step`() {
    let values = Array(repeating: 0.001, count: 20) + Array(repeating: 0.002, count: 20)
    #expect(changes(in: values).map(\.index) == [20])
  }

  @Test func `a short series is enough for a clear step`() {
    let found = changes(in: jittered(14) { $0 >= 8 ? $1 * 1.4 : $1 })
    #expect(found.map(\.index) == [8])
    #expect(isNear(found[0].pValue, 1.4e-6))
  }

  @Test func `the unit does not matter`() {
    var random = Generator(seed: 12)
    let values = (0..<120).map { i in
      Double.exp(0.08 * random.normal() + (i >= 50 ? 0.6 : 0) - (i >= 90 ? 0.5 : 0))
    }
    let found = changes(in: values)
    let scaled = changes(in: values.map { $0 * 1_048_576 })
    #expect(found.map(\.index) == [50, 90])
    #expect(scaled.map(\.index) == found.map(\.index))
    for (a, b) in zip(found, scaled) {
      #expect(a.first == b.first && a.last == b.last)
      #expect(abs(a.pValue / b.pValue - 1) < 1e-6)
    }
  }

  @Test func `the same series gives the same answer, whatever the finder saw before`() {
    var random = Generator(seed: 5)
    let series = (0..<20).map { k in
      (0..<(10 + 17 * k)).map { i in
        Double.exp(0.1 * random.normal() + (i > 5 + 8 * k ? 0.4 : 0))
      }
    }
    var finder = ChangePointFinder(.plain)
    let first = series.map { finder.changes(in: $0) }
    let again = series.reversed().map { finder.changes(in: $0) }
    #expect(first == again.reversed())
  }

  @Test func `missing values widen the interval back to the last good one`() throws {
    var values = jittered(40) { $0 >= 25 ? $1 * 1.2 : $1 }
    values[23] = .nan
    values[24] = .infinity
    let change = try #require(changes(in: values).first)
    #expect((change.index, change.first, change.last) == (25, 23, 25))
  }

  @Test func `all values of a long series are looked at`() {
    let places = [100, 600, 1030, 1400]
    let levels = [1, 1.5, 2, 1.2, 1.6]
    let values = jittered(1500) { i, v in v * levels[places.count { $0 <= i }] }
    #expect(changes(in: values).map(\.index) == places)
  }

  @Test(arguments: [(10, 14), (8, 30), (20, 20)])
  func `a series that keeps going to and fro between two values has no change`(low: Int, high: Int)
  {
    let turns = (0..<6).flatMap {
      [Double](repeating: 100, count: low + $0) + [Double](repeating: 140, count: high - $0)
    }
    #expect(changes(in: turns) == [])
    #expect(changes(in: turns.enumerated().map { $1 + Double($0 * 7 % 5) / 10 }) == [])
    let risen = turns + [Double](repeating: 300, count: 12)
    #expect(changes(in: risen).map(\.index) == [turns.count])
  }

  @Test(arguments: [1.0, 0.001, 1e6])
  func `a hundredfold level is one from four values on, and fewer are outliers`(unit: Double) {
    for count in 1...9 {
      let values = jittered(60) { (20..<(20 + count)).contains($0) ? $1 * 100 : $1 }
      let found = changes(in: values.map { $0 * unit })
      #expect(found.map(\.index) == (count < 4 ? [] : [20, 20 + count]))
      if let first = found.first?.ratio { #expect((98...102).contains(first)) }
    }
  }

  @Test func `values of a level that are far from each other are one level`() {
    let high: [Double] = [10710, 10040, 15590, 15580, 10440, 15600, 10190, 15590, 10090]
    let found = changes(in: jittered(40) + high + jittered(40))
    #expect(found.map(\.index) == [40, 49])
  }

  @Test func `zero and less are values like others`() {
    let zeros = [Double](repeating: 0, count: 30) + [Double](repeating: 5, count: 30)
    #expect(changes(in: zeros).map(\.index) == [30])
    #expect(changes(in: zeros)[0].ratio == nil)
    for shift in [0.0, -100, -500] {
      let values = jittered(40) { ($0 >= 25 ? $1 + 40 : $1) + shift }
      let found = changes(in: values)
      #expect(found.map(\.index) == [25])
      #expect(found[0].before == 100 + shift && found[0].after == 140 + shift)
    }
    #expect(changes(in: Array(repeating: 0, count: 50)) == [])
    let oneZero = jittered(40) { $0 == 10 ? 0 : $0 >= 25 ? $1 * 1.3 : $1 }
    #expect(changes(in: oneZero).map(\.index) == [25])
  }

  @Test func `a change is as large as its medians say, whatever the noise`() {
    var random = Generator(seed: 77)
    for round in 0..<60 {
      let values = (0..<150).map { i in
        let mode = random.uniform() < 0.3 ? 2.0 : 1
        return mode * (i / 50 == 1 ? 1.6 : 1) * .exp(0.05 * random.normal())
      }
      let found = changes(in: values)
      let bounds = [0] + found.map(\.index) + [values.count]
      for (i, change) in found.enumerated() {
        let medians = (i...(i + 1)).map { piece in
          Quantiles.median(of: Array(values[bounds[piece]..<bounds[piece + 1]]))
        }
        #expect([change.before, change.after] == medians, "round \(round)")
        #expect(max(medians[0] / medians[1], medians[1] / medians[0]) >= 1.029)
      }
    }
  }

  @Test func `a shift below the policy's is nobody's concern`() {
    let fast = jittered(40) { ($0 >= 25 ? $1 * 1.2 : $1) / 10_000 }
    let slow = jittered(40) { ($0 >= 25 ? $1 * 1.2 : $1) / 500 }
    #expect(changes(in: fast, .durations) == [])
    #expect(changes(in: slow, .durations).map(\.index) == [25])
  }

  @Test func `nothing and next to nothing are answered`() {
    for values in [[], [1], [1, 2], [1, 1, 9], [.nan, .infinity, -1, 0]] as [[Double]] {
      #expect(changes(in: values) == [])
    }
    #expect(changes(in: Array(repeating: 7, count: 600)) == [])
    #expect(changes(in: [1e-300, 1e300, 1e-300, 1e300, 1, 1e300]) == [])
  }
}
