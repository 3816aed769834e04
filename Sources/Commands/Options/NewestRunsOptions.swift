import ArgumentParser

/// How many of the newest runs rows are about.
struct NewestRunsOptions: ParsableArguments {
  @Option(help: "How many of the newest runs count (else 30; with --since all).")
  var runs: CountArgument?

  func count(else usual: Int) -> Int { runs.flatMap { Int($0.text) } ?? usual }
}
