import Presentation

/// What `run --sync` does before and after. What the tests came to is never lost with the remote: where that does
/// not answer, it is said, and the history that is here has to do.
extension Laptime.Run {
  /// - Throws: `NoRemote` where none is named, before anything is run.
  func pull(in workspace: Workspace) throws {
    let place = try workspace.place(nil)
    attempt("nothing was pulled") {
      let choice = SharedChoice(suite: options.suite, runs: Self.runsPulled)
      Terminal.warn(try workspace.pull(from: place, choice).0.text(of: "bundle"))
    }
  }

  func push(in workspace: Workspace) {
    attempt("the run was not pushed; laptime push does it later") {
      Terminal.warn(Laptime.Push.text(try workspace.push(to: workspace.place(nil))))
    }
  }

  /// As many as a gate looks at, and those of other branches between them.
  private static let runsPulled = 200

  private func attempt(_ otherwise: String, _ step: () throws -> Void) {
    do {
      try step()
    } catch {
      Terminal.warn("\(ErrorText(error)?.text ?? "laptime: \(error)\n")  \(otherwise)\n")
    }
  }
}
