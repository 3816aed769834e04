import ArgumentParser

/// Where the store is, and which configuration and quarantine hold: what a command needs that judges.
struct WorkspaceOptions: ParsableArguments {
  @OptionGroup var configured: ConfiguredOptions

  @OptionGroup var quarantine: QuarantineFileOptions

  @Option(
    help: ArgumentHelp(
      "Take laptime.toml and the quarantine as this branch has them.",
      valueName: "branch"))
  var policyFrom: String?

  /// What the command works with.
  ///
  /// - Throws: `ConfigurationError`, `UnknownPolicySource`.
  func open(_ access: Workspace.Access) throws -> Workspace {
    try configured.open(access, quarantine: quarantine.file, policyFrom: policyFrom)
  }
}

/// Which quarantine is read or written.
struct QuarantineFileOptions: ParsableArguments {
  @Option(
    name: .customLong("quarantine"),
    help: ArgumentHelp("The quarantine (else quarantine.txt here or above).", valueName: "file"))
  var file: String?
}
