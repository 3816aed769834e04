/// How many flakes a run could be expected to have, at the end of each part of a window.
struct FlakeTrend {
  /// Oldest first.
  private(set) var values: [Double]

  private static let parts = 12

  private let model: FlakeModel
  /// The last position of each part.
  private let ends: [Int]
  /// What a test that never failed adds, by its attempts.
  private var ofClean: [Int: Double] = [:]

  init(_ model: FlakeModel, sources: Int) {
    self.model = model
    let parts = min(Self.parts, sources)
    ends = (0..<parts).map { ($0 + 1) * sources / parts - 1 }
    values = ends.map { _ in 0 }
  }

  /// Adds a test. One that has not run yet at the end of a part adds nothing to it.
  mutating func take(_ sources: [SourceTally]) {
    var next = sources.startIndex
    var pass: FlakeForward?
    var cleanAttempts = 0
    for (part, end) in ends.enumerated() {
      while next < sources.endIndex, Int(sources[next].position) <= end {
        if pass == nil && !sources[next].isClean {
          pass = FlakeForward(model)
          for earlier in sources[..<next] { pass?.take(earlier) }
        }
        pass?.take(sources[next])
        cleanAttempts += Int(sources[next].attempts)
        next += 1
      }
      guard next > sources.startIndex else { continue }
      values[part] += pass?.posterior().failsOnce ?? clean(cleanAttempts)
    }
  }

  private mutating func clean(_ attempts: Int) -> Double {
    if let known = ofClean[attempts] { return known }
    let estimate = model.estimate([SourceTally(failed: 0, attempts: attempts)])
    ofClean[attempts] = estimate.failsAll(attempts: 1)
    return estimate.failsAll(attempts: 1)
  }
}
