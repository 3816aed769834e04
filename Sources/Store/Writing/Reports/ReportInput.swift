public import History

/// A report that is to be recorded: what it is called and how it is read.
public struct ReportInput {
  /// What is known of a report once it has been read.
  public struct Reading: Sendable {
    public var summary: ReportSummary
    /// The hash of its bytes, uncompressed.
    public var contentHash: ContentHash.Value
    public var bytes: Int

    /// What a report held, with the hash and the size of its bytes.
    public init(summary: ReportSummary, contentHash: ContentHash.Value, bytes: Int) {
      self.summary = summary
      self.contentHash = contentHash
      self.bytes = bytes
    }
  }

  /// The name of the file as the user gave it.
  public var name: String
  public var purpose: ReportPurpose
  /// Reports of a higher rank are recorded first; a test that one of them has told of is not taken
  /// again from a report of a lower rank.
  public var rank: Int
  /// Whether it can be read a second time; a pipe cannot.
  public var canBeReadAgain: Bool
  /// Whether only the command of this run can have written it, into a folder that was made for it.
  public var isNew = false
  /// Reads it from its start to its end.
  public var read: (_ receive: (ReportEvent) throws -> Void) throws -> Reading

  /// The same report without the attempts that do not count.
  public func keeping(_ counts: @escaping (ReportedAttempt) -> Bool) -> ReportInput {
    var report = self
    report.read = { [read] receive in
      try read { event in
        if case .attempt(let attempt) = event, !counts(attempt) { return }
        try receive(event)
      }
    }
    return report
  }

  /// The same report, with another hash where it has one of these: what it says was seen once more.
  func apart(from known: Set<String>, by salt: String) -> ReportInput {
    var report = self
    report.read = { [read] receive in
      var reading = try read(receive)
      let hash = reading.contentHash.hex
      if known.contains(hash) { reading.contentHash = ContentHash.of("\(hash) \(salt)") }
      return reading
    }
    return report
  }

  /// A report that `read` gives out event by event. `rank` decides which of several of one run is the richer one.
  public init(
    name: String, purpose: ReportPurpose, rank: Int, canBeReadAgain: Bool = true,
    read: @escaping (_ receive: (ReportEvent) throws -> Void) throws -> Reading
  ) {
    self.name = name
    self.purpose = purpose
    self.rank = rank
    self.canBeReadAgain = canBeReadAgain
    self.read = read
  }
}
