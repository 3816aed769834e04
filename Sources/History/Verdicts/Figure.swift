/// A number of a finding or rule, with its unit in the name it goes by (`ratio`, `extra_us`).
public enum Figure: Hashable, Sendable {
  case count(Int)
  case microseconds(Int64)
  /// Rounded to two decimals where it is shown.
  case percent(Double)
  case number(Double)
  case text(String)
  case flag(Bool?)
}
