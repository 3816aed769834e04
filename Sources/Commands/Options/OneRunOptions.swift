import ArgumentParser

/// Which run rows are about.
struct OneRunOptions: ParsableArguments {
  @Option(
    name: .customLong("run"),
    help: ArgumentHelp("The run: its id, the beginning of it, latest, or a pin.", valueName: "run"),
    completion: .runs)
  var runName: String?
}
