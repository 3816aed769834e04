import History

/// The store has runs, and none of the project at hand.
struct NoRunOfProject: Error {
  var newest: RunSummary

  var sentence: String {
    "no run of this project is recorded; the newest, \(newest.key.short), is of \(newest.project), of whose commits "
      + "this checkout has none"
  }
}
