import ArgumentParser

/// Where the store is, and which configuration holds.
struct ConfiguredOptions: ParsableArguments {
  @OptionGroup var store: StoreOptions

  @Option(
    help: ArgumentHelp("The configuration (else laptime.toml here or above).", valueName: "file"))
  var config: String?

  /// What the command works with.
  ///
  /// - Throws: `ConfigurationError`: what is wrong with the file is to be known before anything is done.
  func open(
    _ access: Workspace.Access, quarantine: String? = nil, policyFrom revision: String? = nil
  ) throws -> Workspace {
    let workspace = Workspace(
      store: store, configuration: config, quarantine: quarantine, policyFrom: revision, for: access
    )
    _ = try workspace.configuration
    return workspace
  }
}
