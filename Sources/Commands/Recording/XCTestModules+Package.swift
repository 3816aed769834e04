import Host
import Reports

extension XCTestModules {
  /// Those of the package that a command tests, whose test targets stand where SwiftPM looks for them first.
  static func ofPackage(testedBy command: [String]) -> XCTestModules {
    let option = command.firstIndex(of: "--package-path")
    let value = option.flatMap { command.indices.contains($0 + 1) ? command[$0 + 1] : nil }
    let folder = (value.map { $0 + "/" } ?? "") + "Tests/"
    var modules = XCTestModules()
    for target in FolderEntry.list(folder) ?? [] {
      let files = (try? Glob.expand("\(folder)\(target.name)/**/*.swift").files) ?? []
      for file in files.prefix(mostFiles) {
        if let text = FileSearch.text(of: file) { modules.add(text, of: target.name) }
      }
    }
    return modules
  }

  private static let mostFiles = 10_000
}
