import History

/// The frames in which a test is looked at: all platforms together, or each by itself.
///
/// A flaky test is flaky everywhere, and all that is known of it counts together. One that fails
/// throughout on one platform alone is not flaky there but broken, which shows only where platforms are
/// taken apart.
struct PlatformFrames {
  let all: SourceWindow
  private let frames: [(platform: String, frame: SourceWindow)]

  /// With more platforms than this their names hold something that is new in every run.
  private static let limit = 16

  init(_ history: AttemptHistory, trunk: String) {
    all = SourceWindow(history, trunk: trunk)
    let names = Set(history.platforms).sorted()
    frames =
      (2...Self.limit).contains(names.count)
      ? names.map { ($0, SourceWindow(history, trunk: trunk, platform: $0)) } : []
  }

  /// A test's evidence by platform, with nil for all of them together.
  func split(
    _ test: TestAttempts, _ whole: TestTally, _ survey: FlakeSurvey
  ) -> [(platform: String?, frame: SourceWindow, evidence: TestTally)] {
    guard !frames.isEmpty, whole.sources.contains(where: \.isAllFail) else {
      return [(nil, all, whole)]
    }
    let parts = frames.map { ($0.platform, $0.frame, survey.evidence(of: test, in: $0.frame)) }
      .filter { !$0.2.sources.isEmpty }
    return parts.count > 1 ? parts.map { (Optional($0.0), $0.1, $0.2) } : [(nil, all, whole)]
  }
}
