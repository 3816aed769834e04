import ArgumentParser
import Presentation

extension Laptime {
  /// `laptime init`: sets a project up.
  struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Write a commented laptime.toml, ignore .laptime/ in git, show the lines for CI.",
      discussion: """
        laptime init

        What is there already stays as it is.
        """)

    func run() throws {
      if FileSearch.exists("laptime.toml") {
        Terminal.print("laptime.toml is there already and stays as it is\n")
      } else {
        try FileSearch.write(ConfigurationTemplate.text, to: "laptime.toml")
        Terminal.print("wrote laptime.toml; every line of it says what holds without it\n")
      }
      let ignored = FileSearch.text(of: ".gitignore") ?? ""
      let isIgnored = ignored.split(separator: "\n").contains { line in
        [".laptime", ".laptime/", "/.laptime", "/.laptime/"].contains(line.trimmingSpaces)
      }
      if isIgnored {
        Terminal.print(".gitignore has .laptime/ already\n")
      } else {
        let gap = ignored.isEmpty || ignored.hasSuffix("\n") ? "" : "\n"
        try FileSearch.write(ignored + gap + ".laptime/\n", to: ".gitignore")
        Terminal.print("added .laptime/ to .gitignore\n")
      }
      Terminal.print("\n" + CISnippets.text)
    }
  }
}

/// What keeps the store between the jobs of a CI.
enum CISnippets {
  static let text = """
    To keep the history between jobs, in GitHub Actions:

      - uses: actions/cache/restore@v4
        with: { path: .laptime, key: laptime-none, restore-keys: laptime- }
      - run: laptime run --gate -- pytest --junitxml=junit.xml
      - uses: actions/cache/save@v4
        if: always() && github.ref_name == github.event.repository.default_branch
        with: { path: .laptime, key: "laptime-${{ github.run_id }}-${{ github.run_attempt }}" }

    and in GitLab CI:

      test:
        script: laptime run --gate -- pytest --junitxml=junit.xml
        cache:
          key: laptime
          paths: [.laptime/]
          when: always

    """
}
