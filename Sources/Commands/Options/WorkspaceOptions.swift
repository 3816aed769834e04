import ArgumentParser

/// Where the store is, and which configuration and quarantine hold: what a command needs that judges.
struct WorkspaceOptions: ParsableArguments {
  // Groups of groups take as long to parse as all other work of a small command in a build for debugging.
  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationFileOptions
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
    try Workspace.checked(
      Workspace(
        store: store, configuration: configuration.config, quarantine: quarantine.file,
        policyFrom: policyFrom, for: access))
  }
}

/// Which quarantine is read or written.
struct QuarantineFileOptions: ParsableArguments {
  @Option(
    name: .customLong("quarantine"),
    help: ArgumentHelp("The quarantine (else quarantine.txt here or above).", valueName: "file"))
  var file: String?
}
