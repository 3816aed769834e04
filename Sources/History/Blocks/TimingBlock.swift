/// What is known of the attempts of a run beside what they came to: phases, start and worker.
public struct TimingBlock: Hashable, Sendable {
  /// What is known of one attempt. Times are microseconds, the start since that of the run; nil where nobody told.
  public struct Entry: Hashable, Sendable {
    /// Its number among the attempts of the run, by test, those of one test in their order; from 1.
    public var attempt: Int64
    public var setup: Int64?
    public var call: Int64?
    public var teardown: Int64?
    public var start: Int64?
    /// The place of its worker among `workers`.
    public var worker: Int?

    /// An attempt of which nothing is known yet.
    public init(attempt: Int64) { self.attempt = attempt }
  }

  /// The names of the workers, in the order in which they are met.
  public internal(set) var workers: [String] = []
  /// In ascending order of the attempts.
  public internal(set) var entries: [Entry] = []
  private var places: [String: Int] = [:]

  /// The block of a run of which nothing is known.
  public init() {}

  /// Adds what is known of the next attempt.
  public mutating func add(_ entry: Entry, worker: String?) {
    var entry = entry
    entry.worker = worker.map { places[$0] ?? name($0) }
    entries.append(entry)
  }

  /// Gives a worker the next place.
  @discardableResult
  mutating func name(_ worker: String) -> Int {
    places[worker] = workers.count
    workers.append(worker)
    return workers.count - 1
  }

  public static func == (a: TimingBlock, b: TimingBlock) -> Bool {
    a.workers == b.workers && a.entries == b.entries
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(workers)
    hasher.combine(entries)
  }
}
