import ArgumentParser

/// Which run is spoken of: the one that the gate judges where nobody says.
struct ChosenRunOptions: ParsableArguments {
  @Option(
    name: .customLong("run"),
    help: "The run: its id, the beginning of it, latest, or a pin (else the one that gate judges).",
    completion: .runs)
  var runName: String?

  @Option(help: "The suite of the latest run.", completion: .suites)
  var suite: String?

  var choice: RunChoice { RunChoice(runName: runName, suite: suite) }
}
