/// A run in a list, with what tells it from others beside its facts.
public struct ListedRun: Sendable {
  public var run: RunSummary
  /// `key=value`, in order.
  public var labels: [String]

  public init(run: RunSummary, labels: [String]) {
    self.run = run
    self.labels = labels
  }
}
