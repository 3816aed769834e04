import History
import Presentation
import Store

/// What somebody asked for as a test is a file or the like that broke outside the tests of the newest run.
struct BrokenOutside: Error {
  var name: String
  var run: RunKey
  var message: String?

  /// Nil where nothing of that name broke.
  init?(_ name: String, suite: String?, in workspace: Workspace) throws {
    let newest = try workspace.store.run(named: HistoryStore.latestRun, suite: suite)
    let run = try workspace.store.facts(ofRun: newest)
    guard let error = run.errors.first(where: { $0.name == name }) else { return nil }
    self.name = name
    self.run = run.key
    message = error.failure.message
  }

  var text: ErrorText {
    ErrorText(
      "\(name) is no test: it broke in run \(run.short), and what is in it did not run",
      words: message.map { [$0] } ?? [], hint: "laptime failures tells since when",
      code: ExitCodes.noInput)
  }
}
