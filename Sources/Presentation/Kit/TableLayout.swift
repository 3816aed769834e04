/// How a table is shown to people.
public struct TableLayout: Sendable {
  /// Columns that only data need. Those without any value are left out anyway.
  public var hidden: Set<String>
  /// The column that a bar is drawn beside, from zero.
  public var bar: String?
  /// The column whose first line stands below each row.
  public var detail: String?
  /// The columns that are left out, in this order, where there is no room for all.
  public var yielding: [String]
  /// What is said where there is no row: why, and what to do for some.
  public var whenEmpty: String

  /// Shows all columns as they are where nothing is said.
  public init(
    hiding hidden: Set<String> = [], bar: String? = nil, detail: String? = nil,
    yielding: [String] = [], whenEmpty: String = "nothing matches"
  ) {
    self.hidden = hidden
    self.yielding = yielding
    self.whenEmpty = whenEmpty
    self.bar = bar
    self.detail = detail
  }
}
