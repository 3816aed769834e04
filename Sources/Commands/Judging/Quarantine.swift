import Analysis
import ArgumentParser
import Gate
import History
import Host
import Presentation
import Quarantine
import Store

extension Laptime {
  /// `laptime quarantine`: tests whose failures do not count for a while.
  struct Quarantine: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "quarantine",
      abstract: "Suspend flaky tests for a while: an owner and a last day for each.",
      discussion: """
        laptime quarantine add test_cache_is_warm --owner @cart --why "races"
        laptime quarantine check

        A quarantined test still runs and is recorded; its failures do not fail rules failures and \
        new-flaky. The list is quarantine.txt, which belongs in the repository.
        """,
      subcommands: [Add.self, List.self, Check.self, Renew.self, Remove.self])

    /// The lines as rows.
    static func table(of entries: [QuarantineEntry]) -> ResultTable {
      ResultTable(
        columns: ["test", "owner", "ticket", "added", "expires", "reason"],
        rows: entries.map { entry in
          [
            entry.test, entry.owner, entry.ticket,
            entry.added.map { String($0.iso8601.prefix(10)) },
            entry.expires.map { String($0.iso8601.prefix(10)) }, entry.reason,
          ].map { $0.map(ResultTable.Cell.text) ?? .null }
        })
    }

    private static func lastDay(_ days: Int, from now: Instant) -> Instant? {
      let end = Instant(microseconds: now.microseconds + Int64(days) * 86_400_000_000)
      return Instant(iso8601: String(end.iso8601.prefix(10)))
    }

    private static func validate(days: Int) throws {
      let limit = QuarantineReview.Limits().days
      guard (1...Int(limit)).contains(days) else {
        throw ValidationError("--days is 1 to \(limit); renew it when it is over")
      }
    }

    /// `laptime quarantine add`.
    struct Add: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Quarantine a test.")

      @Argument(help: "The test: its id, or a part of it that only one test has.")
      var test: String

      @Option(help: "Who sees to it.")
      var owner: String

      @Option(help: "Where the work on it is written down.")
      var ticket: String?

      @Option(help: "The reason.")
      var why: String?

      @Option(help: "For how many days, at most 30.")
      var days = 14

      @Option(help: "Only failures with this fingerprint, or the beginning of one.")
      var fingerprint: String?

      @Option(name: .customLong("env"), help: "Only on machines like this: '*EPYC*'.")
      var environment: String?

      @OptionGroup var file: QuarantineFileOptions
      @OptionGroup var store: StoreOptions

      func validate() throws { try Quarantine.validate(days: days) }

      func run() throws {
        let workspace = store.open(.read)
        let test = try workspace.test(named: test, suite: nil)
        let id = try workspace.store.identities(of: [test])[test]?.id ?? self.test
        let now = workspace.now
        var entry = QuarantineEntry(test: id)
        entry.environment = environment
        entry.owner = owner
        entry.ticket = ticket
        entry.added = Quarantine.lastDay(0, from: now)
        entry.expires = Quarantine.lastDay(days, from: now)
        entry.fingerprint = fingerprint
        entry.reason = why
        let added = entry
        let file = try QuarantineFile.change(file.file) { file in
          file.quarantine.entries.removeAll {
            $0.test == id && $0.environment == environment && $0.fingerprint == fingerprint
          }
          file.quarantine.entries.append(added)
        }
        Terminal.print("\(file.path): \(TerminalText.visible(entry.formatted()))\n")
      }
    }

    /// `laptime quarantine list`.
    struct List: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the quarantined tests.")

      @OptionGroup var file: QuarantineFileOptions
      @OptionGroup var table: TableOptions

      func run() throws {
        let entries = try QuarantineFile.load(file.file)?.quarantine.entries ?? []
        table.print(
          Quarantine.table(of: entries),
          TableLayout(
            yielding: ["added", "reason", "ticket"],
            whenEmpty: "no test is quarantined; laptime quarantine add TEST --owner NAME does it"))
      }
    }

    /// `laptime quarantine check`.
    struct Check: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say which lines are expired, not owned or unmatched; exit 1 if any is.")

      @Option(
        help: "The suite whose history tells flaky tests from broken ones (else the last one's).")
      var suite: String?

      @Option(
        name: .customLong("run"),
        help: "As gate saw it of this run: its id, the beginning of it, latest, or a pin.")
      var runName: String?

      @OptionGroup var workspace: WorkspaceOptions

      func run() throws {
        let workspace = try workspace.open(.read)
        guard let file = try workspace.quarantine else {
          Terminal.print("no test is quarantined\n")
          return
        }
        let run = try workspace.run(RunChoice(runName: runName, suite: suite))
        // Of no run in particular it is today that counts: a line may have ended since the last one.
        let reviewed =
          try (runName == nil ? nil : workspace.judged(run).quarantine)
          ?? file.reviewed(
            in: workspace.store, run: run, trunk: workspace.trunk, policy: workspace.policy,
            now: workspace.now, git: workspace.git)
        Terminal.print(reviewed.text)
        if !reviewed.isClean { Terminal.exit(ExitCodes.gateFailed) }
      }
    }

    /// `laptime quarantine renew`.
    struct Renew: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "renew",
        abstract: "Give a quarantined test more days, and say why.")

      @Argument(help: "The test's id as the file has it.")
      var test: String

      @Option(help: "The reason.")
      var why: String

      @Option(help: "For how many days from today, at most 30.")
      var days = 14

      @OptionGroup var file: QuarantineFileOptions

      func validate() throws { try Quarantine.validate(days: days) }

      func run() throws {
        let now = Clock.now()
        _ = try QuarantineFile.change(file.file) { file in
          let renewed = file.quarantine.entries.indices.filter {
            file.quarantine.entries[$0].isOf(test)
          }
          guard !renewed.isEmpty else {
            throw QuarantineFileError.noEntry(
              path: file.path, test: test, known: file.quarantine.entries.map(\.test))
          }
          for index in renewed {
            file.quarantine.entries[index].added = Quarantine.lastDay(0, from: now)
            file.quarantine.entries[index].expires = Quarantine.lastDay(days, from: now)
            file.quarantine.entries[index].reason = why
          }
        }
        Terminal.print("renewed \(TerminalText.visible(test)) for \(Units.count(days, "day"))\n")
      }
    }

    /// `laptime quarantine remove`.
    struct Remove: ParsableCommand {
      static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Let a test count again.")

      @Argument(help: "The test's id as the file has it.")
      var test: String

      @OptionGroup var file: QuarantineFileOptions

      func run() throws {
        let file = try QuarantineFile.change(file.file) { file in
          let before = file.quarantine.entries.count
          file.quarantine.entries.removeAll { $0.isOf(test) }
          guard file.quarantine.entries.count < before else {
            throw QuarantineFileError.noEntry(
              path: file.path, test: test, known: file.quarantine.entries.map(\.test))
          }
        }
        Terminal.print("removed \(TerminalText.visible(test)) from \(file.path)\n")
      }
    }
  }
}

extension QuarantineEntry {
  /// Whether the line names the test that a text means, by its id or node id.
  fileprivate func isOf(_ text: String) -> Bool {
    test == text || test == TestIdentity.id(ofNode: text)
      || CutName(text)?.isLeft(of: test) == true
  }
}
