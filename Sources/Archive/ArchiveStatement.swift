/// A statement of the program's own for ClickHouse; those of `Statements/` are constants of this type, by name.
struct ArchiveStatement: Sendable {
  let name: String
  let text: String

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}
