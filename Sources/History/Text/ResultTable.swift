/// Rows of a query, as it gave them.
public struct ResultTable: Sendable {
  /// One value of a row.
  public enum Cell: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
  }

  public var columns: [String]
  public var rows: [[Cell]]

  /// Each row has a cell for each column.
  public init(columns: [String], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }
}
