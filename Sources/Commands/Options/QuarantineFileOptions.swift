import ArgumentParser

/// Which quarantine is read or written.
struct QuarantineFileOptions: ParsableArguments {
  @Option(
    name: .customLong("quarantine"),
    help: ArgumentHelp("The quarantine (else quarantine.txt here or above).", valueName: "file"))
  var file: String?
}
