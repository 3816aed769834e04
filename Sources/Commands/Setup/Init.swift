import ArgumentParser
import Presentation

extension Laptime {
  /// `laptime init`: sets a project up.
  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Look at the repository, write a commented laptime.toml, show the lines for CI.",
      discussion: """
        laptime init
        laptime init --warn-only

        What is there already stays as it is; .laptime/ is added to .gitignore. With --warn-only \
        nothing fails a run for the time being: a week of warnings shows what the gate would \
        have said.
        """)

    @Flag(help: "A laptime.toml in which every rule only warns.")
    var warnOnly = false

    func run() throws {
      let repository = Repository(isFile: FileSearch.exists, text: { FileSearch.text(of: $0) })
      Terminal.print(Self.sentence(on: repository))
      if FileSearch.exists("laptime.toml") {
        Terminal.print("laptime.toml is there already and stays as it is\n")
      } else {
        let template = ConfigurationTemplate(suites: repository.suites, isWarnOnly: warnOnly)
        try FileSearch.write(template.text, to: "laptime.toml")
        Terminal.print(
          warnOnly
            ? "wrote laptime.toml, by which every rule only warns\n"
            : "wrote laptime.toml; every line of it says what holds without it\n")
      }
      try FileSearch.changing(".gitignore", ignoreStore)
      let snippets = CISnippets(command: repository.command ?? ["pytest"])
      for system in repository.ci.map({ [$0] }) ?? CISystem.allCases {
        Terminal.print("\nFor \(system.name), where the tests are run now:\n\n")
        Terminal.print(snippets.text(for: system))
      }
      for suite in repository.suites {
        Terminal.print(
          "\(suite == repository.suites.first ? "\nOr each suite by itself, against a budget of its own:\n\n" : "")"
            + "  laptime run --gate --suite \(suite.name) -- pytest \(suite.folder)\n")
      }
      Terminal.print("\nThen: laptime doctor says what is missing\n")
    }

    /// What was found, in a line.
    private static func sentence(on repository: Repository) -> String {
      guard let command = repository.command else {
        return "no test runner was recognised; the lines below are for pytest\n"
      }
      let facts =
        ["\(command.joined(separator: " ")) (\(repository.evidence.joined(separator: ", ")))"]
        + repository.suites.map(\.folder) + [repository.ci?.name].compactMap(\.self)
      return "found \(facts.joined(separator: ", "))\n"
    }

    private func ignoreStore() throws {
      let ignored = FileSearch.text(of: ".gitignore") ?? ""
      let isIgnored = ignored.split(separator: "\n").contains { line in
        [".laptime", ".laptime/", "/.laptime", "/.laptime/"].contains(line.trimmingSpaces)
      }
      guard !isIgnored else { return Terminal.print(".gitignore has .laptime/ already\n") }
      let gap = ignored.isEmpty || ignored.hasSuffix("\n") ? "" : "\n"
      try FileSearch.write(ignored + gap + ".laptime/\n", to: ".gitignore")
      Terminal.print("added .laptime/ to .gitignore\n")
    }
  }
}
