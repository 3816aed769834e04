import Synchronization

/// What git said already, by what it was asked: each question is asked once.
final class GitAnswers: Sendable {
  private struct Answers {
    /// What holds for ever, since all revisions in the question are whole hashes.
    var settled: [[String]: [UInt8]] = [:]
    var settledSize = 0
    /// What holds until somebody works on the checkout; nil where git did not know.
    var passing: [[String]: [UInt8]?] = [:]
  }

  /// How much is kept of what holds for ever, in bytes.
  private static let mostKept = 64 << 20

  private let answers = Mutex(Answers())
  /// Whether what the files of the checkout are is asked once as well, until it is forgotten.
  private let remembersFiles: Bool

  init(remembersFiles: Bool) { self.remembersFiles = remembersFiles }

  /// The answer to a question, which is asked where it is new.
  func answer(to question: [String], asking ask: ([String]) -> [UInt8]?) -> [UInt8]? {
    if !remembersFiles, let command = question.first, Self.ofFiles.contains(command) {
      return ask(question)
    }
    let known = answers.withLock { known -> [UInt8]?? in
      known.settled[question].map(Optional.some) ?? known.passing[question]
    }
    if let known { return known }
    let answer = ask(question)
    answers.withLock { known in
      guard let answer, Self.isSettled(question) else { return known.passing[question] = answer }
      if known.settledSize + answer.count > Self.mostKept {
        known.settled = [:]
        known.settledSize = 0
      }
      known.settled[question] = answer
      known.settledSize += answer.count
    }
    return answer
  }

  /// Forgets what may be otherwise by now.
  func forget() { answers.withLock { $0.passing = [:] } }

  private static let ofFiles: Set<String> = ["blame", "diff-index", "ls-files", "status"]

  /// Whether nothing that happens to the checkout changes the answer.
  static func isSettled(_ question: [String]) -> Bool {
    let commands: Set<String> = [
      "cat-file", "diff-tree", "log", "ls-tree", "merge-base", "rev-list", "rev-parse",
    ]
    guard let command = question.first, commands.contains(command) else { return false }
    let revisions = question.dropFirst().prefix { $0 != "--" }.filter {
      !$0.hasPrefix("-") && $0 != "blob"
    }
    return !revisions.isEmpty
      && revisions.allSatisfy { revision in
        let name = revision.hasPrefix("^") ? revision.dropFirst() : revision[...]
        return name.prefix(while: \.isHexDigit).count >= 40
      }
  }
}
