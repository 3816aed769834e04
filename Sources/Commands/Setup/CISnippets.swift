import Presentation

/// What a CI has to run, and what keeps the store between its jobs.
struct CISnippets {
  /// The words of the command that runs the tests.
  let command: [String]

  /// The lines for a system.
  func text(for system: CISystem) -> String {
    let run =
      "laptime run --gate --retry 2 --confirm -- "
      + command.map(ShellQuoting.word).joined(separator: " ")
    return switch system {
    case .github:
      """
        - uses: actions/cache/restore@v4
          with: { path: .laptime, key: laptime-none, restore-keys: laptime- }
        - run: \(run)
        - uses: actions/cache/save@v4
          if: always() && github.ref_name == github.event.repository.default_branch
          with: { path: .laptime, key: "laptime-${{ github.run_id }}-${{ github.run_attempt }}" }

      """
    case .gitlab:
      """
        test:
          script: \(run)
          cache:
            key: laptime
            paths: [.laptime/]
            when: always

      """
    }
  }
}
