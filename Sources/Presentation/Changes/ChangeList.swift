public import Analysis
public import History

/// Lasting changes as they are shown, with the names of tests and the runs between which they happened.
public struct ChangeList: Sendable {
  /// One change with what it is a change of.
  public struct Entry: Sendable {
    public var found: SuiteChange
    /// The test; nil for what is no test's.
    public var test: TestIdentity?
    /// Who took the change on purpose; nil where nobody did.
    public var acceptance: Acceptance?
    /// Whether nobody was told of it before; nil where that was not asked.
    public var isNew: Bool?
    /// Whether somebody was told of it before.
    public var wasTold = false

    /// A change with the test that it is of, and who took it on purpose.
    public init(found: SuiteChange, test: TestIdentity?, acceptance: Acceptance? = nil) {
      self.found = found
      self.test = test
      self.acceptance = acceptance
    }

    /// What is to be done about a change.
    public enum State: String, Sendable {
      case active, acknowledged, resolved
    }

    public var state: State {
      if acceptance != nil { return .acknowledged }
      return found.isResolved ? .resolved : .active
    }

    /// What changed, in a word and the test's id.
    public var name: String { test?.shown ?? kind }

    public var kind: String {
      switch found.subject {
      case .test: "test"
      case .total: "total"
      case .benchmark: "benchmark"
      case .coverage: "coverage"
      case .series: "series"
      }
    }
  }

  /// One value's place in the series.
  public struct Place: Sendable {
    /// The commit, or the label of a bare series.
    public var commit: String?
    /// The run; nil in a bare series.
    public var run: RunSummary?

    /// A place of the series: a commit, and the run where it is one.
    public init(commit: String?, run: RunSummary? = nil) {
      self.commit = commit
      self.run = run
    }
  }

  /// In the order of the groups and, within a group, the greatest loss first.
  public private(set) var entries: [Entry]
  /// The changes that one commit may have made, by their numbers.
  public private(set) var groups: [ChangeGroup]
  /// What grew little by little, by name.
  public var creeps: [(test: TestIdentity?, found: SuiteCreep)]
  public var places: [Place]
  /// What was looked at: `12 runs of main`.
  public var scope: String
  /// How many false alarms are promised at most in a hundred looks; nil where nothing was asked of
  /// what is new.
  public var falseAlarms: Double?

  /// The changes in groups of those that began together, the clearest first.
  public init(
    entries: [Entry], creeps: [(test: TestIdentity?, found: SuiteCreep)], places: [Place],
    scope: String
  ) {
    let order = ChangeGroup.groups(of: entries.map(\.found)).flatMap(\.members)
    self.entries = order.map { entries[$0] }
    groups = ChangeGroup.groups(of: self.entries.map(\.found))
    self.creeps = creeps
    self.places = places
    self.scope = scope
  }

  /// The changes of one test alone.
  public func of(_ test: TestID) -> ChangeList {
    ChangeList(
      entries: entries.filter { $0.found.test == test },
      creeps: creeps.filter { $0.found.test == test }, places: places, scope: scope)
  }

  /// The list with what is new marked: of what is worth telling, that of which nobody was told.
  public func marked(telling: (Entry) -> Bool, known: (Entry) -> Bool) -> ChangeList {
    var list = self
    for (i, entry) in list.entries.enumerated() {
      list.entries[i].wasTold = known(entry)
      list.entries[i].isNew = telling(entry) && !list.entries[i].wasTold
    }
    return list
  }

  /// The list without the changes that went away by themselves.
  var withoutResolved: ChangeList {
    var list = ChangeList(
      entries: entries.filter { $0.state != .resolved }, creeps: creeps, places: places,
      scope: scope)
    list.falseAlarms = falseAlarms
    return list
  }

  /// The changes that began a stretch at another level, after which it went back.
  var excursions: [Entry] {
    entries.filter { $0.found.excursion?.lowerBound == $0.found.change.index }
  }

  /// What is promised of false alarms: `at most 1 false alarm in 100 looks`.
  var promise: String? {
    falseAlarms.map {
      "promised: at most \(Units.decimal($0)) false alarm in 100 looks"
    }
  }

  func place(_ index: Int) -> Place? { places.indices.contains(index) ? places[index] : nil }

  /// The commit's first characters, else the value's number.
  func name(ofPlace index: Int) -> String {
    place(index)?.commit.map(CommitHash.short) ?? "value \(index)"
  }
}
