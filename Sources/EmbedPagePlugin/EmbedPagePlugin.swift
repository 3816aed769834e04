import Foundation
import PackagePlugin

/// Turns the script and the style in the target's folder Page/ into one Swift file.
@main
struct EmbedPagePlugin: BuildToolPlugin {
  private static let folders = [
    ("kit", "Script/Kit"), ("views", "Script/Views"), ("start", "Script"), ("style", "Style"),
  ]

  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folders = Self.folders.map {
      (name: $0, url: target.directoryURL.appending(path: "Page/" + $1))
    }
    let files = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(
        atPath: folder.url.path(percentEncoded: false)
      ).filter { $0.hasSuffix(".js") || $0.hasSuffix(".css") }.map {
        folder.url.appending(path: $0)
      }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "PageFiles.swift")
    let named = folders.map { "\($0.name)=\($0.url.path(percentEncoded: false))" }
    return [
      .buildCommand(
        displayName: "Embedding the report page",
        executable: try context.tool(named: "embed-page").url,
        arguments: [output.path(percentEncoded: false)] + named,
        inputFiles: files.sorted { $0.path < $1.path }, outputFiles: [output])
    ]
  }
}
