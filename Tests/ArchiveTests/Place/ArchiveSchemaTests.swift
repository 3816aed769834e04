import Testing

@testable import Archive

struct ArchiveSchemaTests {
  @Test(arguments: [
    ("18.16.1", 1), ("24.7.9", 1), ("24.8.1.2684", 2), ("26.9.2.1", 2),
  ])
  func `which files a server gets is told by its version`(version: String, files: Int) {
    let numbers = ArchiveSchema.numbers(of: Array("\(version)\n".utf8))
    #expect(ArchiveSchema.migrations(for: numbers).count == files)
  }

  @Test func `a file is as many statements as it has, and no comment`() {
    let text = "-- a; b\nCREATE x (\n  a Int8\n);\n\n-- c\nALTER y;\n"
    #expect(ArchiveSchema.statements(of: text) == ["CREATE x (\n  a Int8\n)", "ALTER y"])
  }

  @Test func `every statement of the files can be run again`() {
    for file in SQLFiles.migrations {
      for statement in ArchiveSchema.statements(of: file.text) {
        let isAgain = statement.contains("IF NOT EXISTS") || statement.contains(" MODIFY ")
        #expect(isAgain, "\(file.name): \(statement.prefix(60))")
      }
    }
  }
}
