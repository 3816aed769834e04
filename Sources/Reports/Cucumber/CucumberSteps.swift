import History

/// What several steps or hooks came to. Which unit their times have is known only at the feature's end.
struct CucumberSteps {
  private(set) var words: Set<String> = []
  private(set) var failures: [Failure] = []
  private var nanoseconds: Int64?
  private var seconds: Int64?

  var isEmpty: Bool { words.isEmpty }

  func duration(inSeconds: Bool) -> Int64? { inSeconds ? seconds : nanoseconds.map { $0 / 1000 } }

  /// Reads a step with the hooks around it, or a hook.
  mutating func read(_ json: JSONReader) throws {
    var name = ""
    try json.forEachKey { key in
      switch key {
      case "name": name = try json.boundedName() ?? ""
      case "result": try readResult(json, of: name)
      case "before", "after": try json.forEachElement { try read(json) }
      default: break
      }
    }
  }

  mutating func put(_ earlier: CucumberSteps) {
    words.formUnion(earlier.words)
    failures = Array((earlier.failures + failures).prefix(FailureText.countLimit))
    nanoseconds = Self.sum(earlier.nanoseconds, nanoseconds)
    seconds = Self.sum(earlier.seconds, seconds)
  }

  private mutating func readResult(_ json: JSONReader, of step: String) throws {
    var word = ""
    var message: String?
    try json.forEachKey { key in
      switch key {
      case "status": word = try json.boundedName() ?? ""
      case "duration":
        guard let number = try json.number() else { return }
        nanoseconds = Self.sum(nanoseconds, JSONNumber.scaled(number, by: 0))
        seconds = Self.sum(seconds, JSONNumber.scaled(number, by: TimeUnit.seconds.rawValue))
      case "error_message":
        // behave writes its lines.
        guard try json.kind() == .array else {
          message = try json.text()
          return
        }
        var lines: [String] = []
        try json.forEachElement {
          let line = try json.text()
          if let line, lines.count < 1000 { lines.append(line) }
        }
        message = lines.joined(separator: "\n")
      default: break
      }
    }
    words.insert(word.lowercased())
    guard failures.count < FailureText.countLimit else { return }
    if let message {
      failures.append(Failure(text: message))
    } else if ["undefined", "ambiguous"].contains(word.lowercased()) {
      failures.append(Failure(message: "\(word) step: \(step)"))
    }
  }

  private static func sum(_ a: Int64?, _ b: Int64?) -> Int64? {
    guard let a, let b else { return a ?? b }
    return a.addingReportingOverflow(b).overflow ? nil : a + b
  }

  static func outcome(_ word: String) -> Outcome? {
    switch word {
    case "passed": .passed
    case "failed": .failed
    case "undefined", "ambiguous", "error", "hook_error", "cleanup_error": .errored
    case "skipped", "pending", "untested": .skipped
    default: nil
    }
  }
}
