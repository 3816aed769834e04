import ArgumentParser
import History
import Store

/// What rows are limited to; the same words mean the same in every question.
struct FilterOptions: ParsableArguments {
  @Option(help: "The suite (else that of the newest run).", completion: .suites)
  var suite: String?

  @Option(help: "The branch.", completion: .branches)
  var branch: String?

  @Option(
    help: ArgumentHelp(
      "Runs since then: 2026-03-01, or 30d or 2w before the newest run.", valueName: "time"))
  var since: TimeArgument?

  @Option(
    help: ArgumentHelp("Runs until then; a day or a month is meant whole.", valueName: "time"))
  var until: TimeArgument?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Runs with a label, such as db=sqlite; repeatable.", valueName: "label"),
    completion: .labels)
  var labels: [PairArgument] = []

  @Option(help: "How many rows; 0 for all, as data have without it.")
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit must be at least 0") }
  }

  /// The parameters that every query takes of it.
  func parameters(in history: HistoryStore) throws -> [String: String?] {
    let suites = try history.names(of: .suites)
    if let suite, !suites.contains(suite) { throw UnknownSuite(name: suite, known: suites) }
    return [
      "suite": suite, "branch": branch, "since": try since?.text(in: history, suite: suite),
      "until": try until?.text(in: history, suite: suite), "where": labels.queryText,
      "limit": limit.map { String($0 == 0 ? .max : $0) },
    ]
  }
}

/// A suite that the store does not know.
struct UnknownSuite: Error {
  var name: String
  var known: [String]
}

extension [PairArgument] {
  /// The labels as queries take them; nil for none.
  var queryText: String? {
    var seen: Set<String> = []
    let labels = map { "\($0.key)=\($0.value)" }.filter { seen.insert($0).inserted }
    return labels.isEmpty ? nil : labels.joined(separator: ",")
  }
}
