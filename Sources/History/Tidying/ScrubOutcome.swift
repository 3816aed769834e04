/// What was taken out of a store.
public struct ScrubOutcome: Hashable, Sendable {
  /// A table, and in how many places of it the text stood.
  public struct Table: Hashable, Sendable {
    public var name: String
    public var places: Int

    /// So many places of a table.
    public init(name: String, places: Int) {
      self.name = name
      self.places = places
    }
  }

  /// The tables that it was taken out of, by name.
  public var tables: [Table] = []
  /// The tables in which it stays: names that nobody asked to change, and tables of the user's own.
  public var left: [Table] = []
  /// Runs whose recordings are others now, so that the former ones do not come back.
  public var runs = 0
  /// Whether nothing was changed, as it was only asked what would be.
  public var isDryRun = false
  /// Files beside the store that are copies of what it was.
  public var copies: [String] = []
  /// Whether somebody else had the store open, so that the log beside it may hold the text still.
  public var isLogLeft = false

  /// Nothing yet.
  public init() {}

  /// In how many places it stood.
  public var places: Int { tables.reduce(0) { $0 + $1.places } }
}
