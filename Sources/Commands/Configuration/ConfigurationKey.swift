import Gate

/// A key of `laptime.toml` that no rule and no section of the policy declares: its place, what it means, and the field
/// that has it.
struct ConfigurationKey: Sendable {
  /// The table that it stands in; empty for none.
  let table: String
  let name: String
  /// A value, as the template shows it.
  let example: String
  let about: String
  /// Reads it where the table has it.
  let read: @Sendable (ConfigurationSection, inout Configuration) throws -> Void
  /// What a configuration says; nil where it says nothing.
  let text: @Sendable (Configuration) -> String?

  /// All of them, in the order of the template.
  static let all = [
    ConfigurationKey(
      "", "project", \.project, example: "shop", "its name in the store, else the folder's"),
    ConfigurationKey(
      "", "trunk", \.policy.trunk, example: "main", "else git's origin/HEAD, else main, else master"
    ),
    ConfigurationKey(
      "runner", "rerun", \.rerun, example: "make test T={tests}",
      "runs some tests again, where the runner is not known", needs: "{tests}",
      "where the tests are to be named"),
    ConfigurationKey(
      "duet", "prepare", \.prepare, example: "npm ci", "makes the checkout of the base ready"),
    ConfigurationKey(
      "remote", "url", \.remote, example: "git+origin",
      "where push and pull go, else named each time; or a folder"),
    ConfigurationKey(
      "record", "redact", \.redacts, "takes tokens, keys and passwords out of what is stored"),
  ]

  /// The tables that have keys of their own.
  static var tables: [String] {
    all.map(\.table).reduce(into: []) { if !$1.isEmpty && !$0.contains($1) { $0.append($1) } }
  }

  static func keys(of table: String) -> [ConfigurationKey] { all.filter { $0.table == table } }

  /// A key of a text. `needs`: what must stand in it, and what for.
  private init(
    _ table: String, _ name: String,
    _ field: any WritableKeyPath<Configuration, String?> & Sendable,
    example: String, _ about: String, needs part: String? = nil, _ why: String = ""
  ) {
    (self.table, self.name, self.example, self.about) = (table, name, "\"\(example)\"", about)
    read = { section, configuration in
      guard let text = try section.string(name) else { return }
      if let part, !text.contains(part) {
        throw section.error(name, "\(name) must have \(part) \(why)")
      }
      configuration[keyPath: field] = text
    }
    text = { $0[keyPath: field] }
  }

  /// A key of a choice that is made where nobody says.
  private init(
    _ table: String, _ name: String, _ field: any WritableKeyPath<Configuration, Bool> & Sendable,
    _ about: String
  ) {
    (self.table, self.name, self.example, self.about) = (table, name, "true", about)
    read = { section, configuration in
      if let choice = try section.bool(name) { configuration[keyPath: field] = choice }
    }
    // No verdict goes by it.
    text = { _ in nil }
  }
}
