import Foundation
import PackagePlugin

/// Turns the files of Migrations/, Queries/ and the target's own Statements/ into one Swift file of the
/// target that uses it; for the archive, those of ClickHouse, whose statements are texts alone.
///
/// The target holds excluded symbolic links to the first two, which is what makes the build notice a
/// file that was added, edited or deleted.
@main
struct EmbedSQLPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let isArchive = target.name == "Archive"
    let ending = isArchive ? "/clickhouse" : ""
    let folders =
      ["Migrations", "Queries"].map { context.package.directoryURL.appending(path: $0 + ending) }
      + [target.directoryURL.appending(path: "Statements")]
    let files = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
        .filter { $0.hasSuffix(".sql") }.map { folder.appending(path: $0) }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "SQLFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding Migrations, Queries and Statements",
        executable: try context.tool(named: "embed-sql").url,
        arguments: ([output] + folders).map { $0.path(percentEncoded: false) }
          + (isArchive ? ["ArchiveStatement"] : []),
        inputFiles: files.sorted { $0.path < $1.path }, outputFiles: [output])
    ]
  }
}
