/// How many of a test's first attempts failed; most tests of a suite share theirs.
struct FlakeCount: Hashable, Comparable, Sendable {
  var failed: Int
  var attempts: Int

  static func < (a: FlakeCount, b: FlakeCount) -> Bool {
    (a.failed, a.attempts) < (b.failed, b.attempts)
  }
}
