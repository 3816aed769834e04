import Gate
import History
import TestSupport

/// A suite with a past, made up at random: tests that pass, fail, flake and are retried, errors outside
/// them, commands that ended somehow, coverage, an earlier run of the same source.
struct RandomSuite {
  var words: [[String]]
  /// The tests that the run before had, of those of the run itself.
  var trunk: Set<TestID>
  var errors: Int
  var isComplete: Bool
  var end: CommandEnd?
  var onSameSource: [TestID: RunHistory.SameSource] = [:]
  var coverage: Int64?
  var pastCoverage: Int64?
  var filesChanged: Bool?

  init(_ random: inout Generator) {
    let past = Int.random(in: 0...8, using: &random)
    let mood = Mood.allCases.randomElement(using: &random) ?? .calm
    words = (0..<Int.random(in: 1...14, using: &random)).map { _ in
      (0...past).map { mood.word(isLast: $0 == past, &random) }
    }
    trunk = Set(words.indices.map { TestID(Int64($0 + 1)) })
    errors = Int.random(in: 0..<8, using: &random) == 0 ? 1 : 0
    isComplete = Int.random(in: 0..<8, using: &random) > 0
    if Int.random(in: 0..<4, using: &random) == 0 {
      let meaning = ExitMeaning.allCases.randomElement(using: &random) ?? .passed
      end = CommandEnd(code: meaning == .passed ? 0 : 1, meaning: meaning)
      end?.failures = Int.random(in: 0...1, using: &random)
    }
    for test in trunk where mood == .wild && Int.random(in: 0..<5, using: &random) == 0 {
      onSameSource[test] = .init(
        laterPasses: Int.random(in: 0...1, using: &random),
        earlierPasses: Int.random(in: 0...1, using: &random),
        failures: Int.random(in: 0...2, using: &random))
    }
    pastCoverage = Bool.random(using: &random) ? Int64.random(in: 70...100, using: &random) : nil
    coverage =
      Bool.random(using: &random)
      ? pastCoverage.map { max(0, $0 - Int64.random(in: -1...3, using: &random)) } : nil
    filesChanged = [nil, true, false].randomElement(using: &random) ?? nil
  }

  /// How much goes wrong.
  private enum Mood: CaseIterable {
    case calm, broken, wild, outage

    func word(isLast: Bool, _ random: inout Generator) -> String {
      let words =
        switch self {
        case .calm: ["P"]
        case .broken: Int.random(in: 0..<12, using: &random) == 0 ? ["F", "FP", "PF"] : ["P"]
        case .wild: ["P", "P", "P", "F", "FP", "FFP", "FF", "PF", "Ff", "Fp"]
        case .outage: isLast ? ["F"] : ["P"]
        }
      return words.randomElement(using: &random) ?? "P"
    }
  }

  /// What the gate is given.
  var history: RunHistory {
    FlakeHistory(words.first ?? [], others: Array(words.dropFirst())) { history in
      history.run.isComplete = isComplete
      history.run.errors = (0..<errors).map {
        RunError(name: "setup \($0)", failure: Failure(type: nil, message: "broke", detail: nil))
      }
      history.commands = end.map { [.init(shard: 1, isWhole: true, end: $0)] } ?? []
      history.onSameSource = onSameSource
      history.run.coverage = coverage.map { CoverageCounts(linesCovered: $0, linesTotal: 100) }
      for place in history.baseline.indices {
        history.baseline[place].coverage = pastCoverage.map {
          CoverageCounts(linesCovered: $0, linesTotal: 100)
        }
      }
      history.newestTrunkRun?.results.removeAll { !trunk.contains($0.test) }
      history.lossReference = history.newestTrunkRun
      setFiles(in: &history)
    }.history
  }

  /// What git says of the one file that holds all tests.
  private func setFiles(in history: inout RunHistory) {
    for test in trunk {
      history.identities[test] = TestIdentity(
        file: "t.py", className: "t", name: "t\(test.rawValue)")
    }
    history.changes = filesChanged.map {
      SourceChanges(files: ["t.py"], changed: $0 ? ["t.py"] : [])
    }
  }

  var report: GateReport { GateRules.judge(history, by: Policy()) }

  /// The tests whose word in the run itself is so.
  func tests(where isSo: (String) -> Bool) -> [Int] {
    words.indices.filter { isSo(words[$0].last ?? "") }
  }

  /// The run without some of its tests.
  func report(without places: Set<Int>) -> GateReport {
    var history = history
    history.results.removeAll { places.contains(Int($0.test.rawValue) - 1) }
    history.run.counts = RunCounts(history.results)
    return GateRules.judge(history, by: Policy())
  }
}
