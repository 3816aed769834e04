import ArgumentParser
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime rename`: lets renamed tests keep their history.
  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rename",
      abstract: "Say that tests were renamed, so that they keep their history.",
      discussion: """
        laptime rename tests.unit.test_cart::test_total tests.unit.test_cart::test_sum
        laptime rename 'tests.old.*' 'tests.new.*'
        laptime rename --undo 'tests.old.*'
        laptime rename --list

        All that was recorded under the old name counts for the new one: the test is neither missing nor new, \
        and its baseline, its flakiness and its history go on. One star in each name stands for the same part \
        of many: all of them are renamed, or none.

        Files that git says were moved, and classes whose tests all came back under another, are followed \
        without this; --undo takes that back too.
        """)

    @Argument(help: "The old id, or a pattern with one *.")
    var old: String?

    @Argument(help: "The new id, or a pattern with one *.")
    var new: String?

    @Flag(help: "Take the renames of the old id back.")
    var undo = false

    @Flag(help: "Show all renames, those that were followed without being told too.")
    var list = false

    @Option(help: "The suite (else the one that ran last).")
    var suite: String?

    @Option(help: "Who says so (else $USER).")
    var author: String?

    @OptionGroup var table: TableOptions
    @OptionGroup var store: StoreOptions

    func validate() throws {
      if list { return }
      guard old != nil, undo || new != nil else {
        throw ValidationError("give the old id and the new one, --undo and the old one, or --list")
      }
    }

    func run() throws {
      let workspace = store.open(list ? .read : .write)
      let history = try workspace.store
      try workspace.check(suite: suite)
      let suite =
        try suite ?? history.summary(ofRun: history.run(named: HistoryStore.latestRun)).suite
      if list {
        return table.print(
          Self.table(of: try history.renames(ofSuite: suite)),
          TableLayout(
            yielding: ["author", "proof", "since"],
            whenEmpty: "no test was renamed, as far as git or somebody said"))
      }
      let renames = RenamedTests(workspace: workspace, suite: suite)
      guard let old = try workspace.pattern(self.old) else { return }
      let new = try workspace.pattern(self.new)
      if undo {
        let count = try history.forgetRenames(
          of: renames.renamed(old, new), author: author ?? workspace.user,
          at: workspace.now)
        let shown = TerminalText.visible(old)
        guard count > 0 else { throw ValidationError("\(shown) was not renamed") }
        Terminal.print(
          count == 1 && !old.contains("*")
            ? "\(shown) is a test of its own again\n"
            : "\(Units.count(count, "test")) of \(shown) are tests of their own again\n")
      } else if let new {
        let found = try renames.found(old, new)
        try history.rename(
          found.tests, author: author ?? workspace.user, at: workspace.now)
        Terminal.print("\(TerminalText.visible(found.sentence))\n")
      }
    }

    private static func table(of renames: [HistoryStore.StoredRename]) -> ResultTable {
      func text(_ value: String?) -> ResultTable.Cell { value.map { .text($0) } ?? .null }
      return ResultTable(
        columns: ["old", "new", "since", "proof", "author"],
        rows: renames.map {
          [
            .text($0.oldID), .text($0.newID), .text($0.since.iso8601), text($0.proof?.rawValue),
            text($0.author),
          ]
        })
    }
  }
}
