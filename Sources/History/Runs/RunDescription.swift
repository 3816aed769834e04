/// What is known of a run before its reports are read.
public struct RunDescription: Sendable {
  public var project: String
  public var suite: String
  /// What tells this run from another of the same commit: the CI's build.
  public var runKey: String?
  /// Which execution of the CI's job it is; nil where nobody says.
  public var attempt: BuildAttempt?
  public var source = Source()
  public var branch: String?
  /// The branch that a pull request wants to go to.
  public var baseBranch: String?
  public var kind = RunKind.local
  public var buildURL: String?
  /// When the run began, as far as somebody said so; else the report's own start counts.
  public var startedAt: Instant?
  public var shard = Shard()
  public var environment = Environment()
  /// How many workers ran the tests, where the user said so.
  public var workers: Int?
  /// Wall time in microseconds as the user gave it, which counts before every other.
  public var wall: Int64?
  /// Whether reports are missing that the run was to have.
  public var lacksReports = false
  /// What somebody chose of the suite; it is one where it has fewer tests than the suite.
  public var part: SuitePart?
  /// What `laptime run` measured.
  public var measurement: Measurement?

  /// A run of a suite of which nothing else is known yet.
  public init(project: String, suite: String) {
    self.project = project
    self.suite = suite
  }
}

/// What was measured of a command that ran tests. Times in microseconds.
public struct Measurement: Hashable, Sendable {
  public var wall: Int64
  /// User and system time of the whole process tree.
  public var user: Int64
  public var system: Int64
  /// How much of the wall time went into building what is tested, by the command's own words; nil where it
  /// said nothing of it.
  public var build: Int64?
  /// Whether it built while it tested and said nothing of the time, so that only the reports tell how long the
  /// tests took.
  public var buildsUnseen: Bool
  /// How the command ended.
  public var end: CommandEnd
  /// The words of the command; none where it is not to be told.
  public var command: [String] = []
  /// The folder of the checkout in which it was typed, `.` for its top; nil where there is no checkout.
  public var folder: String?
  /// What the speed probe took, and which version of it.
  public var probe: ProbeTimes?

  /// What was measured around a command; times are microseconds.
  public init(
    wall: Int64, user: Int64, system: Int64, build: Int64? = nil, buildsUnseen: Bool = false,
    end: CommandEnd, probe: ProbeTimes? = nil
  ) {
    self.wall = wall
    self.user = user
    self.system = system
    self.build = build
    self.buildsUnseen = buildsUnseen
    self.end = end
    self.probe = probe
  }
}

/// How long the fixed work of the speed probe took after a run, twice, in microseconds. Two that differ much tell
/// of a disturbance and not of the machine.
public struct ProbeTimes: Hashable, Sendable {
  public var version: Int
  public var first: Int64
  public var second: Int64

  /// The two times of a version of the probe, in microseconds.
  public init(version: Int, first: Int64, second: Int64) {
    self.version = version
    self.first = first
    self.second = second
  }
}
