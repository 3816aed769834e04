import ArgumentParser

/// Which quarantine holds.
struct QuarantineOptions: ParsableArguments {
  @Option(
    name: .customLong("quarantine"),
    help: ArgumentHelp("The quarantine (else quarantine.txt here or above).", valueName: "file"))
  var file: String?
}
