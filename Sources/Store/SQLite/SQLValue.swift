import History

/// A value that goes into a statement or comes out of one.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// The value for an optional: null for nil.
  public static func integer(_ value: Int64?) -> SQLValue { value.map(SQLValue.integer) ?? .null }

  /// The value for an optional: null for nil.
  public static func integer(_ value: Int?) -> SQLValue {
    value.map { .integer(Int64($0)) } ?? .null
  }

  /// The value for an optional: null for nil.
  public static func real(_ value: Double?) -> SQLValue { value.map(SQLValue.real) ?? .null }

  /// The value for an optional: null for nil.
  public static func text(_ value: String?) -> SQLValue { value.map(SQLValue.text) ?? .null }
}

extension SQLValue {
  static func id(_ run: RunID) -> SQLValue { .integer(run.rawValue) }
  static func id(_ suite: SuiteID) -> SQLValue { .integer(suite.rawValue) }
  static func id(_ test: TestID?) -> SQLValue { .integer(test?.rawValue) }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(booleanLiteral value: Bool) { self = .integer(value ? 1 : 0) }
  public init(nilLiteral: ()) { self = .null }
}
