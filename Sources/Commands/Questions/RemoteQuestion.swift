import Archive
import ArgumentParser
import History
import Presentation
import Store

/// What `query --remote` asks a server.
struct RemoteQuestion {
  private let command: Laptime.Query
  private let name: String?
  private let url: String?

  init(_ command: Laptime.Query) {
    self.command = command
    // Of a statement from standard input no name stands before the address.
    let isAddress = command.url == nil && command.name.map(ServerAddress.isOne) == true
    name = isAddress ? nil : command.name
    url = isAddress ? command.name : command.url
  }

  func run() throws {
    if command.list { return command.show(TwinQuery.all.map(\.query), own: []) }
    let workspace = command.store.open(.read)
    guard let archive = try workspace.place(url) as? ArchivePlace else {
      throw ValidationError(
        "only a ClickHouse server can be asked: clickhouse+https://HOST/DATABASE")
    }
    guard let name, name != "-" else {
      return command.table.print(try archive.read(FileSearch.standardInput()))
    }
    let query = try TwinQuery.named(name)
    var values = Dictionary(
      command.param.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    if values["project"] == nil { values["project"] = try workspace.projectAsked() }
    if let test = values["test"] { values["test"] = TestIdentity.id(ofNode: test) ?? test }
    command.table.print(try archive.read(query, values))
  }
}
