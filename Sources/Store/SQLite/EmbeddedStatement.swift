/// A statement of the program's own; those of `Statements/` are constants of this type, by name.
struct EmbeddedStatement: Sendable {
  let name: String
  let text: String
  /// The names of its columns as the build read them, where it gives several.
  let columns: [String]

  init(_ name: String, _ text: String, columns: [String]) {
    self.name = name
    self.text = text
    self.columns = columns
  }
}
