/// Which execution of a CI's job a run is from, so that a job that is started again can be told from its
/// siblings and from those of other builds.
public struct BuildAttempt: Hashable, Sendable {
  /// The job in its build, the same whenever it is started again.
  public var job: String
  /// Greater for a later execution of the job; what it counts is the CI's own matter.
  public var number: Int64
  /// What executions have in common that were started together, where their numbers do not say that.
  public var batch: String?

  /// The attempt of a number, from 1, of a job.
  public init(job: String, number: Int64, batch: String? = nil) {
    self.job = job
    self.number = number
    self.batch = batch
  }

  /// Whether this is a later execution than one that was recorded.
  public func continues(_ earlier: BuildAttempt) -> Bool {
    job == earlier.job && number > earlier.number && (batch == nil || batch != earlier.batch)
  }
}
