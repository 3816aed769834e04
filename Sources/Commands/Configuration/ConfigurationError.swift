/// What is wrong with `laptime.toml`.
struct ConfigurationError: Error {
  /// A line and a column, both counted from 1.
  struct Place: Hashable {
    var line: Int
    var column: Int
  }

  var file: String
  var place: Place?
  var reason: String
  var hint: String?
}
