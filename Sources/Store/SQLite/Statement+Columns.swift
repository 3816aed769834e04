/// The columns of the current row by their names. Loops over many rows go by positions.
extension Statement {
  func integer(_ column: String) throws -> Int64 { integer(try position(column)) }

  func optionalInteger(_ column: String) throws -> Int64? {
    optionalInteger(try position(column))
  }

  func optionalReal(_ column: String) throws -> Double? { optionalReal(try position(column)) }

  func text(_ column: String) throws -> String { text(try position(column)) }

  func optionalText(_ column: String) throws -> String? { optionalText(try position(column)) }

  func bool(_ column: String) throws -> Bool { bool(try position(column)) }
}
