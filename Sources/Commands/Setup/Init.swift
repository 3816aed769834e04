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

        It knows the runners of Python, JavaScript, Swift, Go, Rust, the JVM, .NET, PHP, Ruby, C and \
        C++, shells, Perl, Dart and Robot Framework, in folders too, and eight CI systems. \
        What is there already stays as it is; .laptime/ is added to .gitignore. With --warn-only \
        nothing fails a run for the time being: a week of warnings shows what the gate would \
        have said.
        """)

    @Flag(help: "A laptime.toml in which every rule only warns.")
    var warnOnly = false

    func run() throws {
      let repository = Repository(
        files: RepositoryFiles.list(), text: { FileSearch.text(of: $0) })
      Terminal.print(wrapped(repository.sentence))
      if FileSearch.exists("laptime.toml") {
        Terminal.print("laptime.toml is there already and stays as it is\n")
        if warnOnly {
          Terminal.print("so that every rule only warns it needs:\n\n")
          for line in ConfigurationTemplate(isWarnOnly: true).warningRules {
            Terminal.print("  \(line)\n")
          }
          Terminal.print("\n")
        }
      } else {
        let template = ConfigurationTemplate(suites: repository.suites, isWarnOnly: warnOnly)
        try FileSearch.write(template.text, to: "laptime.toml")
        Terminal.print(
          warnOnly
            ? "wrote laptime.toml, by which every rule only warns\n"
            : "wrote laptime.toml; every line of it says what holds without it\n")
      }
      try FileSearch.changing(".gitignore", ignoreStore)
      show(repository)
      if warnOnly {
        Terminal.print(
          "\n"
            + wrapped(
              "Failing tests fail no run by this either: leave the step that runs them now as it is until the rules fail."
            ))
      }
      Terminal.print("\nThen: laptime doctor says what is missing\n")
    }

    /// What to type here, and what CI has to run.
    private func show(_ repository: Repository) {
      let suites = repository.shownSuites
      Terminal.print("\nHere:\n\n")
      for suite in suites { Terminal.print("  \(suite.typed)\n") }
      for suite in suites where !suite.parts.isEmpty {
        Terminal.print("\nOr each part by itself, against a budget of its own:\n\n")
        for part in suite.parts {
          Terminal.print("  \(suite.typed(part))\n")
        }
      }
      let snippets = CISnippets(suites: suites, dimension: repository.dimension)
      guard repository.recording.isEmpty else {
        let files = repository.recording.joined(separator: ", ")
        return Terminal.print("\n" + wrapped("\(files) has laptime already, and stays as it is"))
      }
      // Of two the newer one is likely to be the one that is meant to stay; both are shown.
      for system in repository.ci {
        Terminal.print("\nFor \(system.name), in \(system.file), where the tests are run now:\n\n")
        Terminal.print(snippets.text(for: system))
        for remark in snippets.remarks(on: system) { Terminal.print("\n" + wrapped(remark)) }
      }
      if repository.ci.isEmpty {
        let known = CISystem.allCases.map(\.name).joined(separator: ", ")
        Terminal.print(
          "\n"
            + wrapped(
              "no CI was recognised; looked for those of \(known). These do it in two of them:"))
        for system in [CISystem.github, .gitlab] {
          Terminal.print("\n\(snippets.text(for: system))")
        }
      }
    }

    private func wrapped(_ text: String) -> String {
      TextWrap.lines(TerminalText.visible(text), width: Terminal.width() ?? 80)
        .map { $0 + "\n" }.joined()
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
