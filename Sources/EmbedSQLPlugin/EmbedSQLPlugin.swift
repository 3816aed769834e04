import Foundation
import PackagePlugin

/// Turns the files of Migrations/ and Queries/ into one Swift file of the target that uses it.
///
/// The target holds excluded symbolic links to both folders, which is what makes the build notice
/// a file that was added, edited or deleted.
@main
struct EmbedSQLPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folders = ["Migrations", "Queries"].map { context.package.directoryURL.appending(path: $0) }
    let files = folders.flatMap { folder in
      let paths =
        FileManager.default.subpaths(atPath: folder.path(percentEncoded: false)) ?? []
      return paths.filter { $0.hasSuffix(".sql") }.map { folder.appending(path: $0) }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "SQLFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding Migrations and Queries",
        executable: try context.tool(named: "embed-sql").url,
        arguments: ([output] + folders).map { $0.path(percentEncoded: false) },
        inputFiles: files.sorted { $0.path < $1.path }, outputFiles: [output])
    ]
  }
}
