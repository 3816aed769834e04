import ArgumentParser

/// Where the store is, and which configuration holds.
struct ConfiguredOptions: ParsableArguments {
  @OptionGroup var store: StoreOptions
  @OptionGroup var configuration: ConfigurationFileOptions

  /// What the command works with.
  ///
  /// - Throws: `ConfigurationError`: what is wrong with the file is to be known before anything is done.
  func open(_ access: Workspace.Access) throws -> Workspace {
    try Workspace.checked(
      Workspace(store: store, configuration: configuration.config, for: access))
  }
}

/// Which configuration holds.
struct ConfigurationFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The configuration (else laptime.toml here or above).", valueName: "file"))
  var config: String?
}

extension Workspace {
  /// A workspace whose configuration was read and is right.
  static func checked(_ workspace: Workspace) throws -> Workspace {
    _ = try workspace.configuration
    return workspace
  }
}
