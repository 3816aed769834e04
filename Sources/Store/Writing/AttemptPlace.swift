import History

/// Where attempts that are added to a run were made, against where the run was: a pass elsewhere says nothing of a
/// failure here.
struct AttemptPlace {
  let connection: Connection

  /// - Throws: `RecordingError.otherPlace` where the suite, the branch, the platform or a label is another one.
  ///   What nobody said of the attempts, or of the run, is no difference; labels that are said have to be the
  ///   run's.
  func check(_ attempts: RunDescription, addedTo id: RunID) throws {
    let parts = try connection.rows(.placesOfRun, ["run": .id(id)]) { row in
      (
        project: row.text(Columns.PlacesOfRun.project), suite: row.text(Columns.PlacesOfRun.suite),
        branch: row.optionalText(Columns.PlacesOfRun.branch),
        os: row.optionalText(Columns.PlacesOfRun.os),
        arch: row.optionalText(Columns.PlacesOfRun.arch), key: row.text(Columns.PlacesOfRun.key)
      )
    }
    guard let run = parts.first else { return }
    var differences: [PlaceDifference] = []
    func compare(_ what: String, _ known: [String?], _ said: String?) {
      let values = known.compactMap(\.self)
      guard let said, let first = values.first, !values.contains(said) else { return }
      differences.append(PlaceDifference(what: what, ofRun: first, ofAttempts: said))
    }
    compare("project", [run.project], attempts.project)
    compare("suite", [run.suite], attempts.suite)
    compare("branch", [run.branch], attempts.branch)
    compare("operating system", parts.map(\.os), attempts.environment.osName)
    compare("architecture", parts.map(\.arch), attempts.environment.arch)
    let labels = Dictionary(
      try connection.rows(.labelsOfRun, ["run": .id(id)]) {
        ($0.text(Columns.LabelsOfRun.key), $0.text(Columns.LabelsOfRun.value))
      },
      uniquingKeysWith: { first, _ in first })
    for (key, value) in attempts.environment.labels.sorted(by: { $0.key < $1.key })
    where labels[key] != value {
      differences.append(
        PlaceDifference(what: "label \(key)", ofRun: labels[key], ofAttempts: value))
    }
    guard differences.isEmpty else {
      throw RecordingError.otherPlace(run: RunKey(run.key), differences)
    }
  }
}
