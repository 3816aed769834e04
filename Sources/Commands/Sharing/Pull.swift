import ArgumentParser

extension Laptime {
  /// `laptime pull`: takes over what a remote has.
  struct Pull: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pull",
      abstract: "Take over what a remote has.",
      discussion: """
        laptime pull
        laptime pull git+origin --suite unit --branch main --runs 50

        A job without a history gets the baseline that its gate needs. What is here already is not read again.
        """)

    @OptionGroup var choice: PullOptions
    @OptionGroup var options: RemoteOptions

    func run() throws { Terminal.exit(try work()) }

    /// Unlike the end of the program, the end of this closes the store, which is one whole file then.
    private func work() throws -> Int32 {
      let workspace = try options.workspace.open(.create)
      return try choice.pull(from: workspace.place(options.remote), into: workspace)
    }
  }
}
