extension ResultTable {
  /// The whole numbers of a column; nil where a cell is none.
  public func integers(_ column: String) -> [Int64?] {
    cells(column).map { if case .integer(let value) = $0 { value } else { nil } }
  }

  /// The numbers of a column; nil where a cell is none.
  public func numbers(_ column: String) -> [Double?] {
    cells(column).map {
      switch $0 {
      case .integer(let value): Double(value)
      case .real(let value): value
      default: nil
      }
    }
  }

  /// The texts of a column; nil where a cell is none.
  public func texts(_ column: String) -> [String?] {
    cells(column).map { if case .text(let value) = $0 { value } else { nil } }
  }

  private func cells(_ column: String) -> [Cell] {
    guard let index = columns.firstIndex(of: column) else { return [] }
    return rows.map { $0[index] }
  }
}
