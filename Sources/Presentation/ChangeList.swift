public import Analysis
public import History

/// Changes as they are shown, with the names of tests and the runs of the series.
public struct ChangeList: Sendable {
  /// One change with what it is a change of.
  public struct Entry: Sendable {
    public var found: FoundChange
    /// The test; nil for coverage and for a bare series.
    public var test: TestIdentity?
    /// The reason and author of whoever took the change on purpose; nil where nobody did.
    public var acknowledged: String?

    public init(found: FoundChange, test: TestIdentity?, acknowledged: String? = nil) {
      self.found = found
      self.test = test
      self.acknowledged = acknowledged
    }
  }

  public var entries: [Entry]
  /// Tests that grew slower little by little, by name.
  public var creeps: [(test: TestIdentity?, found: FoundCreep)] = []
  /// By place in the series: the commit, and the run's id.
  public var commits: [String?]
  public var runs: [String?]

  public init(entries: [Entry], commits: [String?], runs: [String?]) {
    self.entries = entries
    self.commits = commits
    self.runs = runs
  }

  /// The document of `laptime changes --format json`.
  public var json: JSON {
    .document([
      ("changes", .array(entries.map(json))),
      ("groups", .array(groups.map(json))),
      (
        "creeps",
        .array(
          creeps.map { creep in
            .object([
              ("test", .test(creep.test)), ("index", .integer(creep.found.creep.start)),
              ("ratio", .number(creep.found.creep.ratio)),
              ("p_value", .number(creep.found.creep.pValue)),
            ])
          })
      ),
    ])
  }

  private func json(_ entry: Entry) -> JSON {
    let change = entry.found.change
    let scale = scale(entry.found.subject)
    func value(_ level: Double) -> JSON {
      .number(scale.map { (level * $0).rounded() } ?? level)
    }
    return .object([
      ("test", .test(entry.test)), ("kind", .string(kind(entry.found.subject))),
      ("index", .integer(change.index)), ("first", .integer(change.first)),
      ("last", .integer(change.last)), ("commit", .string(at(commits, change.index))),
      ("run", .string(at(runs, change.index))), ("before_us", value(change.before)),
      ("after_us", value(change.after)), ("ratio", .number(change.ratio)),
      ("p_value", .number(change.pValue)), ("state", .string(entry.state)),
    ])
  }

  /// For people: each change with its levels, where it happened, and the series.
  public func text(width: Int?) -> String {
    guard !entries.isEmpty || !creeps.isEmpty else { return "no lasting change\n" }
    let growing = creeps.map { creep in
      let name = TerminalText.visible(creep.test?.id ?? "series")
      return (width.map { TerminalText.shortened(name, to: $0) } ?? name)
        + "\n  creeps: ×\(Units.fixed(creep.found.creep.ratio, decimals: 2)) little by little  "
        + Sparkline.text(creep.found.series) + "\n"
    }
    let shared = groups.filter { $0.changes.count > 1 }
    let grouped = Set(shared.flatMap { $0.changes.map(\.test) })
    let alone = entries.indices.filter { !grouped.contains($0) }
    let together = shared.flatMap { group in
      [heading(group, width: width)] + group.changes.map { text(entries[$0.test], width: width) }
    }
    return (together + alone.map { text(entries[$0], width: width) } + growing).joined()
  }

  private func text(_ entry: Entry, width: Int?) -> String {
    let change = entry.found.change
    let name = entry.test?.id ?? kind(entry.found.subject)
    let visible = TerminalText.visible(name)
    var lines = [width.map { TerminalText.shortened(visible, to: $0) } ?? visible]
    let ratio = change.ratio.map { "×\(Units.fixed($0, decimals: 2)), " } ?? ""
    lines.append(
      "  \(ratio)\(level(change.before, entry)) → \(level(change.after, entry))"
        + "  \(Sparkline.text(entry.found.series))")
    lines.append("  \(place(change)), p \(probability(change.pValue)), \(entry.state)")
    if let reason = entry.acknowledged { lines.append("  \(TerminalText.visible(reason))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func place(_ change: ChangePoint) -> String {
    let commit = at(commits, change.index).map {
      "commit \(TerminalText.visible(String($0.prefix(10))))"
    }
    let at = commit ?? "value \(change.index)"
    guard change.first != change.last else { return "since \(at)" }
    return "since \(at), between \(change.first) and \(change.last)"
  }

  private func level(_ value: Double, _ entry: Entry) -> String {
    switch entry.found.subject {
    case .test: return Units.duration(Int64((value * 1_000_000).rounded()))
    case .benchmark: return Units.duration(Int64((value / 1000).rounded()))
    case .coverage: return Units.percent(value)
    case .series: return Units.decimal(value, decimals: 3)
    }
  }

  private func probability(_ p: Double) -> String {
    p < 1e-4 ? "< 0.0001" : Units.decimal(p, decimals: 4)
  }

  private func kind(_ subject: FoundChange.Subject) -> String {
    switch subject {
    case .test: "test"
    case .benchmark: "benchmark"
    case .coverage: "coverage"
    case .series: "series"
    }
  }

  /// What turns a level into microseconds; nil for what is no time.
  private func scale(_ subject: FoundChange.Subject) -> Double? {
    switch subject {
    case .test: 1_000_000
    case .benchmark: 0.001
    case .coverage, .series: nil
    }
  }

  func at(_ list: [String?], _ index: Int) -> String? {
    list.indices.contains(index) ? list[index] : nil
  }
}

extension ChangeList.Entry {
  /// `active`, `acknowledged` or `resolved`.
  public var state: String {
    if acknowledged != nil { return "acknowledged" }
    return found.isResolved ? "resolved" : "active"
  }
}
