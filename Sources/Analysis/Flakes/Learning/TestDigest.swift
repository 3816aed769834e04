/// What the survey of a suite needs of one test.
struct TestDigest: Sendable {
  /// The places of its first failures, those on sources that break it left out.
  private(set) var failures: [Int32] = []
  /// The places at which it began to fail.
  private(set) var onsets: [Int32] = []
  /// First attempts on sources that do not break it.
  private(set) var attempts = 0
  private(set) var chains: [RetryChain] = []

  /// A test's sources, oldest first. A single source on which the only attempt failed is none that breaks
  /// it if a pass came before and after; what failed again and again is taken for a break.
  init(_ sources: [SourceTally]) {
    for (index, source) in sources.enumerated() {
      let before = index > 0 ? sources[index - 1].isAllFail : nil
      if source.firstFailed > 0 && before != true { onsets.append(source.position) }
      if source.isAllFail {
        let after = index + 1 < sources.count ? sources[index + 1].isAllFail : nil
        guard source.attempts == 1 && before == false && after == false else { continue }
      }
      attempts += Int(source.firstAttempts)
      failures += Array(repeating: source.position, count: Int(source.firstFailed))
      if let chain = RetryChain(source) { chains.append(chain) }
    }
  }
}
