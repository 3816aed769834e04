import ArgumentParser

/// Which run is judged.
struct JudgedRunOptions: ParsableArguments {
  @OptionGroup var chosen: ChosenRunOptions

  @Option(help: "The branch of the latest run.", completion: .branches)
  var branch: String?

  var choice: RunChoice {
    RunChoice(runName: chosen.runName, suite: chosen.suite, branch: branch)
  }
}
