import History

/// The runs of the trunk that a run's losses are seen by.
///
/// Runs with the values of its labels, of the same job of a CI, are its own. Others run beside those, with tests of
/// theirs, unless they ended before its own began: then they are its past under an older name.
struct LossRuns {
  /// What tells a run's place in a matrix.
  struct Row {
    var id: RunID
    var source: SourceKey
    var labels: [String: String]
    var job: String?
    /// Whether somebody was at work when it ran: what went then may come back before it is committed.
    var isDraft: Bool
  }

  /// Newest first.
  let runs: [RunID]
  /// Where no run is its own: the newest run of each of the values that run beside each other, two at least. What
  /// only some of those have is expected of nobody else.
  let streams: [RunID]

  /// `rows`: the runs of the trunk before the run, newest first, those of its source among them.
  init(of run: Row, among rows: [Row], dimensions: [String], limit: Int) {
    let others = rows.filter { $0.source != run.source }
    let keys = run.labels.keys.filter { key in
      dimensions.contains(key) || others.contains { $0.labels[key] == run.labels[key] }
    }.sorted()
    let own = Self.stream(run, by: keys)
    let streamed = rows.map { (row: $0, stream: Self.stream($0, by: keys)) }
    let began = streamed.lastIndex { $0.stream == own && $0.row.source != run.source }
    var chosen = others
    if let began {
      let sources = Set(streamed.filter { $0.stream == own }.map(\.row.source))
      let beside = Set(
        streamed.enumerated().filter { $0 < began || sources.contains($1.row.source) }
          .map(\.element.stream)
      ).subtracting([own])
      chosen = streamed.filter { $0.row.source != run.source && !beside.contains($0.stream) }
        .map(\.row)
    }
    let committed = chosen.filter { !$0.isDraft }
    // What was there only while somebody was at work is not lost by going back to the commit.
    let isBack = !run.isDraft && rows.contains { $0.source == run.source && !$0.isDraft }
    let known = committed.isEmpty && !isBack ? chosen : committed
    runs = known.prefix(limit).map(\.id)
    streams = began == nil ? Self.newestOfStreams(known, by: dimensions) : []
  }

  private static func stream(_ row: Row, by keys: [String]) -> [String?] {
    keys.map { row.labels[$0] } + [row.job]
  }

  /// A value that one run alone had is none yet, and one that others left far behind has ended.
  private static func newestOfStreams(_ rows: [Row], by dimensions: [String]) -> [RunID] {
    let streams = Dictionary(grouping: rows.prefix(30).enumerated()) {
      stream($0.element, by: dimensions)
    }.values.filter { $0.count > 1 }
    let current = streams.filter { stream in
      streams.allSatisfy { other in other.count { $0.offset < stream[0].offset } < 3 }
    }
    guard current.count > 1 else { return [] }
    return current.map { $0[0] }.sorted { $0.offset < $1.offset }.map(\.element.id)
  }
}

extension LossRuns.Row {
  init(_ row: Statement) throws {
    let labels = (try row.optionalText("labels") ?? "").split(separator: "\n").map {
      $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }
    self.init(
      id: RunID(try row.integer("run_id")), source: SourceKey(try row.text("source")),
      labels: Dictionary(labels.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { $1 },
      job: try row.optionalText("run_key").flatMap { JobKey($0).job },
      isDraft: try row.bool("is_draft"))
  }
}
