import Presentation

/// What a CI has to run, and what keeps the store between its jobs.
struct CISnippets {
  /// The suites, each of which is run and judged.
  let suites: [Repository.Suite]

  /// The lines for a system.
  func text(for system: CISystem) -> String {
    lines(for: system).map { "  \($0)\n" }.joined()
  }

  /// What a matrix tells jobs apart by; nil where there is none.
  var dimension: String?

  /// What else has to be done there; nothing where that is all.
  func remarks(on system: CISystem) -> [String] {
    [travel(on: system), matrix].compactMap(\.self)
  }

  private var matrix: String? {
    dimension.map { name in
      "Jobs of a matrix are one suite in several environments; a label tells them apart: "
        + "laptime run --label \(name)=${{ matrix.\(name) }} …"
    }
  }

  private func travel(on system: CISystem) -> String? {
    system.cachesRedJobs
      ? nil
      : "The history travels in git: laptime.toml needs [remote] and below it url = \"git+origin\", and the job the "
        + "right to push; main's runs are then judged against wherever a job runs."
  }

  private func lines(for system: CISystem) -> [String] {
    switch system {
    case .github: github
    case .gitlab:
      ["test:"]
        + (suites.count == 1
          ? shell("  script: ", .cached) : ["  script:"] + shell("    - ", .cached))
        + ["  cache:", "    key: laptime", "    paths: [.laptime/]", "    when: always"]
        + ["  variables: { GIT_DEPTH: 0 }"]
    case .circle:
      ["- restore_cache:", "    keys: [laptime-]"]
        + (suites.count == 1
          ? shell("- run: ", .cached) : suites.flatMap { step($0, "working_directory", .cached) })
        + [
          "- save_cache:", "    key: laptime-{{ .Revision }}-{{ epoch }}", "    paths: [.laptime]",
          "    when: always",
        ]
    case .azure:
      ["- checkout: self", "  fetchDepth: 0", "  persistCredentials: true"]
        + suites.flatMap { suite in
          ["- script: \(command(suite, .synced))"]
            + (suite.folder.isEmpty ? [] : ["  workingDirectory: \(suite.folder)"])
            + (suite == suites.first ? [] : ["  condition: not(canceled())"])
        }
    case .jenkins:
      ["stage('Test') {", "  steps {"] + shell("    sh '", .synced, end: "'") + ["  }", "}"]
    case .travis:
      ["git: { depth: false }", "cache:", "  directories: [.laptime]", "script:"]
        + shell("  - ", .cached)
    case .bitbucket:
      ["- step:", "    clone: { depth: full }", "    script:"] + shell("      - ", .synced)
    case .buildkite:
      ["steps:", "  - command:"] + shell("      - ", .synced)
    }
  }

  private var github: [String] {
    [
      "- uses: actions/checkout@v4", "  with: { fetch-depth: 0 }",
      "- uses: actions/cache/restore@v4",
      "  with: { path: .laptime, key: laptime-none, restore-keys: laptime- }",
    ]
      + (suites.count == 1 && suites[0].folder.isEmpty
        ? shell("- run: ", .cached) : suites.flatMap { step($0, "working-directory", .cached) })
      + [
        "- uses: actions/cache/save@v4",
        "  if: always() && github.ref_name == github.event.repository.default_branch",
        "  with: { path: .laptime, key: \"laptime-${{ github.run_id }}-${{ github.run_attempt }}\" }",
      ]
  }

  private enum Travel {
    /// The store travels in a cache of the CI.
    case cached
    /// The history travels by the remote of laptime.toml.
    case synced
  }

  /// A step of its own for a suite, which runs though one before it failed.
  private func step(_ suite: Repository.Suite, _ folder: String, _ travel: Travel) -> [String] {
    let isFirst = suite == suites.first
    let condition =
      folder == "working-directory" ? ["  if: ${{ !cancelled() }}"] : ["    when: always"]
    let command = command(suite, travel)
    guard folder == "working-directory" else {
      return ["- run:", "    command: \(command)"]
        + (suite.folder.isEmpty ? [] : ["    \(folder): \(suite.folder)"])
        + (isFirst ? [] : condition)
    }
    return ["- run: \(command)"]
      + (suite.folder.isEmpty ? [] : ["  \(folder): \(suite.folder)"]) + (isFirst ? [] : condition)
  }

  /// A line of a script for each suite.
  private func shell(_ start: String, _ travel: Travel, end: String = "") -> [String] {
    suites.map { suite in
      let command = command(suite, travel)
      return start
        + (suite.folder.isEmpty ? command : "(cd \(ShellQuoting.word(suite.folder)) && \(command))")
        + end
    }
  }

  private func command(_ suite: Repository.Suite, _ travel: Travel) -> String {
    "laptime run --gate" + (travel == .synced ? " --sync" : "")
      + (suite.name.map { " --suite \(ShellQuoting.word($0))" } ?? "")
      + " --retry 2 --confirm -- " + suite.command.map(ShellQuoting.word).joined(separator: " ")
  }
}
