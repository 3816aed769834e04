import History

/// Builds what the gate is given of a window of runs: `P` passed, `F` failed, `FP` failed and passed when
/// retried, each word one run of one source.
struct FlakeHistory {
  /// By test: what it did, run by run; the last word is the run that is judged.
  var tests: [[String]]
  var change: (inout RunHistory) -> Void = { _ in }

  /// A history of so many runs in which test 1 is the one of interest.
  init(
    _ words: [String], others: [[String]] = [],
    change: @escaping (inout RunHistory) -> Void = { _ in }
  ) {
    tests = [words] + others
    self.change = change
  }

  var history: RunHistory {
    let count = tests.map(\.count).max() ?? 0
    let runs = (0..<count).map { place in
      var run = summary("run\(place)", second: Int64(place + 1) * 60)
      run.source = "s\(place)"
      run.branch = "main"
      return run
    }
    var attempts = AttemptHistory(runs: runs, platforms: runs.map { _ in "" })
    var results: [TestResult] = []
    var earlier: [TestResult] = []
    for (number, words) in tests.enumerated() {
      let test = TestID(Int64(number + 1))
      for (place, word) in words.enumerated() where !word.isEmpty {
        let entries = Self.attempts(word, run: place + count - words.count)
        for entry in entries { attempts.add(entry, of: test) }
        let made = entries.map { Attempt(outcome: $0.outcome, mode: $0.mode, duration: 1000) }
        guard let result = TestResult(test: test, attempts: made) else { continue }
        if place == words.count - 1 { results.append(result) }
        if place == words.count - 2 { earlier.append(result) }
      }
    }
    var history = RunHistory(run: runs[count - 1], results: results, trunk: "main")
    history.run.counts = RunCounts(results)
    history.baseline = runs.dropLast().reversed()
    if count > 1 {
      history.newestTrunkRun = .init(run: runs[count - 2], results: earlier)
    }
    history.attempts = attempts
    change(&history)
    return history
  }

  /// Capital letters are attempts in the suite's process, small ones re-runs in a process of their own.
  private static func attempts(_ word: String, run: Int) -> [AttemptHistory.Entry] {
    word.enumerated().map { index, letter in
      AttemptHistory.Entry(
        run: run, outcome: letter.lowercased() == "f" ? .failed : .passed,
        mode: letter.isLowercase ? .rerun : index == 0 ? .suite : .retry)
    }
  }
}

extension RunHistory {
  /// Changes the last runs of the window.
  mutating func changeRuns(last count: Int, _ change: (inout RunSummary) -> Void) {
    guard let old = attempts else { return }
    var runs = old.runs
    for place in runs.indices.suffix(count) { change(&runs[place]) }
    var new = AttemptHistory(runs: runs, platforms: old.platforms)
    for test in old.tests {
      test.firstPasses.forEach { new.add(.init(run: $0, outcome: .passed), of: test.test) }
      for entry in test.others { new.add(entry, of: test.test) }
    }
    attempts = new
  }
}

extension Array where Element == String {
  /// So many passes.
  static func passes(_ count: Int) -> [String] { Array(repeating: "P", count: count) }
}
