/// What could be saved of a damaged store.
public struct SalvageOutcome: Hashable, Sendable {
  /// What became of the rows of a table.
  public struct Table: Hashable, Sendable {
    public var name: String
    /// Rows that are in the new store.
    public var kept = 0
    /// Rows that were read and fit nowhere: values that cannot be, or what they refer to is lost.
    public var left = 0
    /// Stretches of the table that cannot be read.
    public var holes = 0
    /// Whether it cannot be read at all.
    public var isLost = false

    /// A table of which nothing was read yet.
    public init(name: String) { self.name = name }
  }

  /// The tables of which something is missing, by name.
  public var tables: [Table] = []
  /// The rows of all tables in the new store.
  public var rows = 0
  /// The runs in it.
  public var runs = 0
  /// Those of them of which results are missing: they are incomplete now, and in no baseline.
  public var brokenRuns = 0
  /// How many attempts these lack, as far as that is known.
  public var lostAttempts = 0
  /// Attempts whose rows were lost and which the blocks of their runs had.
  public var restoredAttempts = 0
  /// Projects and suites whose names were lost, and which are called by numbers.
  public var namedAnew = 0
  /// What is wrong with the file as a whole, such as that it was cut off.
  public var remarks: [String] = []

  /// Nothing yet.
  public init() {}

  /// Whether all that there was is in the new store.
  public var isWhole: Bool {
    tables.isEmpty && brokenRuns == 0 && namedAnew == 0
  }
}
