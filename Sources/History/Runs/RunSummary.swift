/// A run as the store keeps it, without its tests.
public struct RunSummary: Sendable {
  public var id: RunID
  public var key: RunKey
  public var project: String
  public var suite: String
  /// What was run: two runs with the same source ran the same code.
  public var source: SourceKey
  public var commit: String?
  public var subject: String?
  public var isDirty: Bool
  public var branch: String?
  public var kind: RunKind
  public var buildURL: String?
  public var startedAt: Instant
  public var isComplete: Bool
  /// The words by which somebody had a part of the suite run; nil where all of it was run, or nobody knows.
  public var part: String?
  /// Why somebody took the run out of every baseline; nil where nobody did.
  public var excludedWhy: String?
  public var excludedBy: String?
  /// Commits from a root by first parents, where git knew.
  public var depth: Int?
  /// The same of the newest commit that it shares with the trunk.
  public var baseDepth: Int?

  public var wall: WallTime?
  /// User and system time of all shards in microseconds, where it was measured.
  public var user: Int64?
  public var system: Int64?
  /// Cores that the run could use, over its shards.
  public var cores: Double?
  public var workers: Int?
  /// The mean of the speed probe before and after, in microseconds.
  public var probe: Double?
  public var environment: EnvironmentClass

  public var counts: RunCounts
  /// Sum of the durations of all attempts in microseconds; nil where there were none.
  public var duration: Int64?
  public var coverage: CoverageCounts?
  public var errors: [RunError]

  /// A run of which no more than this is known.
  public init(
    id: RunID, key: RunKey, project: String, suite: String, source: SourceKey, kind: RunKind,
    startedAt: Instant, isComplete: Bool, environment: EnvironmentClass
  ) {
    self.id = id
    self.key = key
    self.project = project
    self.suite = suite
    self.source = source
    self.kind = kind
    self.startedAt = startedAt
    self.isComplete = isComplete
    self.environment = environment
    isDirty = false
    counts = RunCounts()
    errors = []
  }
}

extension RunSummary {
  /// Who took the run out and why, as a clause: `ann took out: the disk was full`.
  public var takenOutBy: String { "\(excludedBy ?? "somebody") took out: \(excludedWhy ?? "")" }
}

extension RunSummary {
  /// Two runs of one source within so many microseconds may have had one outage of the machine.
  private static let outage: Int64 = 3_600_000_000

  /// Whether this run and a later one may have had one outage, so that both together are one witness.
  public func sharesOutage(with later: RunSummary) -> Bool {
    source == later.source
      && later.startedAt.microseconds - startedAt.microseconds < Self.outage
  }

  /// Whether another run says something of the code around this one's: it is of another source, and of the trunk or
  /// of another branch.
  public func isBeside(_ other: RunSummary, trunk: String) -> Bool {
    other.source != source && (other.branch == trunk || other.branch != branch)
  }

  /// Whether it counts as one of the trunk's: it is of that branch, or nobody knows of which.
  public func isOfTrunk(_ trunk: String) -> Bool { branch == nil || branch == trunk }
}
