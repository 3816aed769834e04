// Commands is the edge: one thin file a subcommand (options, one call, an exit code), the
// configuration file and the wording of errors. It may import every other module.
