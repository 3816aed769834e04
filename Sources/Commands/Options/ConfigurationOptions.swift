import ArgumentParser

/// Which configuration holds.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The configuration (else laptime.toml here or above).", valueName: "file"))
  var config: String?

  func load() throws -> Configuration { try Configuration.load(config) }
}
