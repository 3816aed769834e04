import ArgumentParser
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime merge`: unites the history with those of other stores.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "merge",
      abstract: "Unite the history with those of other stores.",
      discussion: """
        laptime merge shard-*/history.db
        laptime merge artifacts

        What other stores have and this one does not is added: runs, parts of runs, attempts, coverage, pins, \
        acceptances, renames and exclusions. The order does not matter, and what was merged before changes \
        nothing. Of a folder all stores in it are read, however deep. The other stores are read and never \
        written; nothing in them is executed.

        Where both have a report of the same contents and tell other things of it, the run stays as it is here, \
        which is said, and the exit code is 65.
        """)

    @Argument(help: "Stores, folders or patterns.", completion: .file())
    var stores: [String]

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: ConfiguredOptions

    func run() throws { Terminal.exit(try work()) }

    /// Unlike the end of the program, the end of this closes the store, which is one whole file then.
    private func work() throws -> Int32 {
      let workspace = try workspace.open(.create)
      let files = try SharedFiles.find(stores) { HistoryStore.isStore($0) }
        .filter { !FileSearch.isSame($0, workspace.storePath) }
      guard !files.isEmpty else { throw NothingShared(what: "store of laptime", places: stores) }
      guard let scratch = ScratchFolder() else { throw NoScratchFolder() }
      defer { scratch.remove() }
      var outcome = MergeOutcome()
      var failure: Int32?
      let progress = Progress()
      defer { progress.end() }
      let store = try workspace.store
      for (place, file) in files.enumerated() {
        do {
          let came = try store.merge(
            storeAt: file, scratch: "\(scratch.path)/\(place).db", at: Clock.now()
          ) {
            progress.say("merging \(TerminalText.visible(file))")
          }
          outcome.add(came)
        } catch {
          guard let text = SharedFiles.text(of: error, in: file), files.count > 1 else {
            throw error
          }
          progress.end()
          Terminal.warn(text.text)
          failure = failure ?? text.code
        }
      }
      progress.end()
      Terminal.warning(outcome.warnings)
      format.print {
        outcome.json
      } text: { _, _ in
        outcome.text(of: "store")
      }
      return failure ?? (outcome.conflicts.isEmpty ? ExitCodes.pass : ExitCodes.badReport)
    }
  }
}
