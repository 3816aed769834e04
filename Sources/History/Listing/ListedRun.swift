/// A run in a list, with what tells it from others beside its facts.
public struct ListedRun: Sendable {
  public var run: RunSummary
  /// `key=value`, in order.
  public var labels: [String]
  /// What its workers did; empty where the report does not tell.
  public var workers: [WorkerTime]

  /// A run of a list; without workers where no report told of them.
  public init(run: RunSummary, labels: [String], workers: [WorkerTime] = []) {
    self.run = run
    self.labels = labels
    self.workers = workers
  }
}
