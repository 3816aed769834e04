import Foundation
import History
import TestSupport
import Testing

@testable import Store

struct EmbeddedSQLTests {
  private func files(of folder: String) -> [String: String] {
    let root = "\(TestTools.projectFolder)/\(folder)"
    let paths = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return Dictionary(
      uniqueKeysWithValues: paths.filter { $0.hasSuffix(".sql") }.map {
        (String($0.dropLast(4)), contents(of: "\(root)/\($0)") ?? "")
      })
  }

  @Test func `the program carries the migrations that stand on disk, in order`() {
    let embedded = EmbeddedSQL.migrations
    #expect(
      Dictionary(uniqueKeysWithValues: embedded.map { ($0.name, $0.text) })
        == files(of: "Migrations"))
    #expect(embedded.map(\.name) == embedded.map(\.name).sorted())
    for (index, migration) in embedded.enumerated() {
      #expect(Int(migration.name.prefix(4)) == index + 1)
    }
  }

  @Test func `the program carries the queries that stand on disk`() {
    #expect(EmbeddedSQL.queries == files(of: "Queries"))
  }

  @Test func `the program carries the statements that stand on disk`() {
    let texts = files(of: "Sources/Store/Statements").values.joined(separator: "\n") + "\n"
    #expect(!EmbeddedStatement.all.isEmpty)
    for statement in EmbeddedStatement.all {
      #expect(
        texts.contains("\n-- name: \(statement.name)\n\(statement.text)"), "\(statement.name)")
    }
    let names = texts.split(separator: "\n").filter { $0.hasPrefix("-- name: ") }
    #expect(names.count == EmbeddedStatement.all.count)
  }

  @Test func `a query stands for people to run, and no other file does beside it`() throws {
    let folder = "\(TestTools.projectFolder)/Queries"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    // What a server is asked stands in a folder of its own, and each answers what one of these does.
    let known = NamedQuery.builtIn.map { $0.name + ".sql" }
    #expect(names.sorted() == (known + ["clickhouse"]).sorted())
    let twins = try FileManager.default.contentsOfDirectory(atPath: folder + "/clickhouse")
    #expect(!twins.isEmpty && Set(twins).isSubset(of: known))
  }

  @Test func `every query and statement can be prepared on a new store`() throws {
    let store = try TestStore()
    for (name, text) in SQLTexts.ofStore {
      let statement = try Statement(text, on: store.store.connection)
      let rest = statement.rest.filter { !$0.isWhitespace }
      #expect(rest.isEmpty, "\(name) holds more than one statement")
    }
  }

  @Test func `the columns that a reader names are those of the statement, in their order`() throws {
    let store = try TestStore()
    var seen = 0
    for statement in EmbeddedStatement.all where !statement.columns.isEmpty {
      // What it speaks of is a file of another program.
      guard !statement.name.hasPrefix("pytestHistory") else { continue }
      let prepared = try Statement(statement.text, on: store.store.connection)
      #expect(prepared.columns == statement.columns, "\(statement.name)")
      seen += 1
    }
    #expect(seen > 40)
  }

  @Test func `what is bound by position is bound by its name`() throws {
    let store = try TestStore()
    func names(_ statement: EmbeddedStatement) throws -> [String] {
      try Statement(statement.text, on: store.store.connection).parameters
    }
    #expect(try names(.findTest)[Int(Parameters.FindTest.key) - 1] == "key")
    // Named twice, and after a comment with a colon.
    let source = try names(.runsOfSource)
    #expect(source[Int(Parameters.RunsOfSource.run) - 1] == "run")
    #expect(source[Int(Parameters.RunsOfSource.asOf) - 1] == "as_of")
    #expect(try names(.fileOfTest)[Int(Parameters.FileOfTest.key) - 1] == "key")
  }

  /// What a statement says that is made when it is run has no name before.
  @Test func `no column is read and no parameter bound by a number`() throws {
    let folder = "\(TestTools.projectFolder)/Sources/Store"
    let paths = FileManager.default.enumerator(atPath: folder)?.allObjects ?? []
    let files = paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    #expect(files.count > 60)
    let madeWhenRun = [
      "Salvage/TableReader.swift", "SQLite/Connection+Soundness.swift",
      "Tidying/StoreScrubber+Rows.swift", "Tidying/TextPlaces.swift",
    ]
    for file in files where !madeWhenRun.contains(file) {
      let text = contents(of: "\(folder)/\(file)") ?? ""
      let reads = text.matches(
        of:
          /(?:\$0|row|statement|find)\??\.(?:integer|real|text|bool|value|withBytes|optional\w+)\([0-9]/
      )
      #expect(reads.map { String($0.output) } == [], "\(file)")
      let binds = text.matches(of: /\.bind\([0-9]/)
      #expect(binds.map { String($0.output) } == [], "\(file)")
    }
  }

  @Test func `every query for people says what it answers and only reads`() throws {
    let store = try TestStore()
    for query in NamedQuery.builtIn {
      #expect(!query.answers.isEmpty, "\(query.name)")
      #expect(try Statement(query.sql, on: store.store.connection).isReadOnly)
      for parameter in try store.store.parameters(of: query) {
        #expect(
          query.parameters.contains { $0.contains(":\(parameter)") },
          "\(query.name) does not explain :\(parameter)")
      }
    }
  }
}
