import History

/// What of a run is not to return, recordings or all of it.
struct RunRemovals {
  private var contents: Set<String> = []
  private var former: Set<String> = []
  private var kept: Set<String> = []

  init(ofRun key: String, on connection: Connection) throws {
    _ = try connection.rows(.removalsOfRun, ["run": .text(key)]) { row in
      contents.insert(row.text(Columns.RemovalsOfRun.content))
      former.insert(row.text(Columns.RemovalsOfRun.was))
      kept.insert(row.text(Columns.RemovalsOfRun.kept))
    }
  }

  var isEmpty: Bool { contents.isEmpty }

  /// Whether a recording may be here: it is none that was taken out, or that which was left of it last.
  func allow(_ recording: RunContent) -> Bool {
    guard !contents.isEmpty else { return true }
    guard !contents.contains("") else { return false }
    guard contents.contains(recording.key) else { return true }
    let whole = recording.wholeKey
    return kept.contains(whole) && !former.contains(whole)
  }
}
