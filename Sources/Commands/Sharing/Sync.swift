import ArgumentParser

extension Laptime {
  /// `laptime sync`: pull, then push.
  struct Sync: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sync",
      abstract: "Take over what a remote has, then send what it does not have.",
      discussion: """
        laptime sync
        laptime sync git+origin --runs 100
        """)

    @OptionGroup var choice: PullOptions
    @OptionGroup var options: RemoteOptions

    func run() throws { Terminal.exit(try work()) }

    /// Unlike the end of the program, the end of this closes the store, which is one whole file then.
    private func work() throws -> Int32 {
      let workspace = try options.workspace.open(.create)
      let place = try workspace.place(options.remote)
      let code = try choice.pull(from: place, into: workspace)
      Terminal.print(Push.text(try workspace.push(to: place)))
      return code
    }
  }
}
