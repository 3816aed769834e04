import History

/// What became of recordings that came from elsewhere.
enum UnitedRun: Hashable {
  case added
  /// The run was there, and has more recordings now.
  case extended
  case unchanged
  /// It was thinned out, or a text was taken out of it, and is not taken over again.
  case removed
  /// The report of this hash is of other contents here.
  case conflict(report: String)
}

extension HistoryStore {
  /// Unites recordings of one run with what the store has of it, in one transaction.
  ///
  /// The same in any order and any number of times. What contradicts is left as it is.
  func unite(_ recordings: [RunContent]) throws -> UnitedRun {
    guard let key = recordings.first?.runKey else { return .unchanged }
    return try connection.withoutChecksAndTriggers {
      try connection.transaction {
        try lookThrough()
        return try keepingSeals { try uniteInTransaction(recordings, key: key) }
      }
    }
  }

  private func uniteInTransaction(_ recordings: [RunContent], key: String) throws -> UnitedRun {
    let known = try connection.first(.findRun, ["key": .text(key)]) {
      RunID($0.integer(Columns.FindRun.id))
    }
    let reader = ContentReader(connection: connection)
    let removals = try RunRemovals(ofRun: key, on: connection)
    let allowed = recordings.filter(removals.allow)
    guard !allowed.isEmpty else { return .removed }
    // A text that went elsewhere leaves no trace in the pages here either.
    if !removals.isEmpty { try connection.execute("PRAGMA secure_delete = ON") }
    var union = RecordingUnion(
      try known.map { try reader.recordings(of: $0) } ?? [], without: removals)
    for recording in allowed.sorted(by: { $0.comesBefore($1) }) { union.add(recording) }
    if union.isChanged {
      let composer = RunComposer(connection: connection, fingerprinter: fingerprinter)
      let id = try composer.write(union.recordings, in: known)
      // What is counted is read from the block.
      try blocks.keep(nil, of: id)
      try keepTotals(ofUnited: id)
      if union.isReplaced { try connection.run(.removeUnusedMessages, [:]) }
    }
    if let report = union.conflict { return .conflict(report: report) }
    return known == nil ? .added : union.isChanged ? .extended : .unchanged
  }

  private func keepTotals(ofUnited id: RunID) throws {
    let tally = try tally(ofRun: id)
    try keepTotals(of: summary(ofRun: id, tally), firstDuration: tally.firstDuration)
  }
}

/// The recordings of a run as a set: each is in it once.
struct RecordingUnion {
  private(set) var recordings: [RunContent]
  private(set) var isChanged = false
  /// The hash of a report that two recordings with other contents share.
  private(set) var conflict: String?

  /// Whether one stands in the place of another one that a text was taken out of elsewhere.
  private(set) var isReplaced = false
  private let removals: RunRemovals

  init(_ recordings: [RunContent], without removals: RunRemovals) {
    self.recordings = recordings
    self.removals = removals
  }

  /// Adds one that is not there. Of two that tell the same, that which was made first stays.
  mutating func add(_ recording: RunContent) {
    if !removals.isEmpty,
      let place = recordings.firstIndex(where: {
        !removals.allow($0) && recording.isScrubbed(of: $0)
      })
    {
      recordings[place] = recording
      (isChanged, isReplaced) = (true, true)
      return
    }
    let key = recording.key
    if let place = recordings.firstIndex(where: { $0.key == key }) {
      guard recording.wasMadeBefore(recordings[place]) else { return }
      recordings[place] = recording
      isChanged = true
      return
    }
    let hashes = recording.reportHashes
    for other in recordings {
      guard let shared = other.reportHashes.intersection(hashes).min() else { continue }
      conflict = shared
      return
    }
    recordings.append(recording)
    isChanged = true
  }
}

extension RunContent {
  /// Of two recordings that tell the same, one is that which counts, in every store.
  fileprivate func wasMadeBefore(_ other: RunContent) -> Bool {
    guard recordedAt == other.recordedAt else { return recordedAt < other.recordedAt }
    guard self != other else { return false }
    return (try? bundleName()) ?? "" < (try? other.bundleName()) ?? ""
  }
}
