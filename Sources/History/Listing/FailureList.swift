/// What failed in several runs and what it said, each text once.
public struct FailureList: Sendable {
  /// One thing that a failed attempt said.
  public struct Entry: Hashable, Sendable {
    /// The place of the run in the list that was asked for.
    public var run: Int
    public var test: TestID
    public var attempt: Int
    /// The place of the text among `messages`.
    public var message: Int

    /// A failure by the number of its run, its test, the attempt and the number of its message.
    public init(run: Int, test: TestID, attempt: Int, message: Int) {
      self.run = run
      self.test = test
      self.attempt = attempt
      self.message = message
    }
  }

  /// A text with what makes it the same as others.
  public struct Message: Hashable, Sendable {
    public var fingerprint: String?
    public var failure: Failure

    /// A message with the fingerprint that tells it from others.
    public init(fingerprint: String?, failure: Failure) {
      self.fingerprint = fingerprint
      self.failure = failure
    }
  }

  public var entries: [Entry] = []
  public var messages: [Message] = []

  /// No failure yet.
  public init() {}
}
