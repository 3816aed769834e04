import Archive
import ArgumentParser
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime remote`: what a remote holds.
  struct Remote: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remote", abstract: "What a remote holds, and whether it is sound.",
      discussion: "laptime remote verify git+origin",
      subcommands: [Status.self, Verify.self, Compact.self])

    struct Status: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "status", abstract: "How much a remote has that is not here, and the reverse.",
        discussion: "laptime remote status git+origin")

      @OptionGroup var options: RemoteOptions

      func run() throws {
        let workspace = try options.workspace.open(.write)
        let place = try workspace.place(options.remote)
        let (there, here) = (try place.paths(), try workspace.store.sharedPaths())
        let missing = try workspace.missing(of: there, here: here)
        var text = "\(Units.count(there.count, "bundle")) in the remote, \(here.count) here: "
        text += "\(missing.pull) to pull, \(here.subtracting(there).count) to push\n"
        text += missing.note
        if let git = place as? GitPlace {
          text += "  \(Units.count(try git.inboxCount(), "ref")) in the inbox\n"
        }
        Terminal.print(text)
      }
    }

    struct Verify: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read all bundles of a remote and compare them with the store.",
        discussion: """
          laptime remote verify git+origin

          The exit code is 0 where all are sound and the store has the same, 65 where one is damaged, and 1 where \
          one of both has what the other has not.
          """)

      @OptionGroup var options: RemoteOptions

      func run() throws { Terminal.exit(try work()) }

      private func work() throws -> Int32 {
        let workspace = try options.workspace.open(.write)
        let place = try workspace.place(options.remote)
        let (there, here) = (try place.paths(), try workspace.store.sharedPaths())
        var damaged = 0
        try place.read(there.sorted()) { path, bytes in
          guard (try? HistoryStore.check(bytes, at: path)) != true else { return }
          damaged += 1
          Terminal.warning(["\(path) is damaged, or not what its name says"])
        }
        let missing = try workspace.missing(of: there, here: here)
        let (pull, push) = (missing.pull, here.subtracting(there).count)
        Terminal.print(
          "\(Units.count(there.count, "bundle")) read, \(damaged) damaged; \(pull) to pull, \(push) to push\n"
            + missing.note)
        return damaged > 0 ? ExitCodes.badReport : pull + push > 0 ? 1 : ExitCodes.pass
      }
    }

    struct Compact: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract:
          "Put the refs of a git remote together, or make all rows of a server that are missing.",
        discussion: "laptime remote compact git+origin")

      @OptionGroup var options: RemoteOptions

      func run() throws {
        let workspace = try options.workspace.open(.write)
        let place = try workspace.place(options.remote)
        if let archive = place as? ArchivePlace {
          let runs = try archive.makeRows(from: workspace.store, sent: [], all: true)
          let days = try archive.rollUp()
          return Terminal.print(
            "the rows of \(Units.count(runs, "run")) are made, and \(Units.count(days, "day")) summed up\n"
          )
        }
        guard let git = place as? GitPlace else {
          throw ValidationError("a folder has nothing to be put together")
        }
        Terminal.print(
          try git.compact()
            ? "all refs are put together\n"
            : "somebody else pushed meanwhile, and nothing was changed; try again\n")
      }
    }
  }
}

extension Workspace {
  /// How many bundles of a remote are not here, and a line of those that are not to be.
  func missing(of there: Set<String>, here: Set<String>) throws -> (pull: Int, note: String) {
    let removed = try store.removedBundles()
    let missing = there.subtracting(here)
    let gone = missing.count { removed.contains($0) }
    let note =
      gone > 0
      ? "  \(Units.count(gone, "bundle")) in the remote went here by prune or scrub: no command deletes there\n"
      : ""
    return (missing.count - gone, note)
  }
}
