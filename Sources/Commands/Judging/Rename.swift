import ArgumentParser
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime rename`: lets a renamed test keep its history.
  struct Rename: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rename",
      abstract: "Say that a test was renamed, so that it keeps its history.",
      discussion: """
        laptime rename tests.unit.test_cart::test_total tests.unit.test_cart::test_sum
        laptime rename --undo tests.unit.test_cart::test_total

        All that was recorded under the old name counts for the new one: the test is neither missing nor new,
        and its baseline, its flakiness and its history go on.
        """)

    @Argument(help: "The old id.")
    var old: String

    @Argument(help: "The new id.")
    var new: String?

    @Flag(help: "Take the rename of the old id back.")
    var undo = false

    @Option(help: "The suite (else the one that ran last).")
    var suite: String?

    @Option(help: "Who says so (else $USER).")
    var author: String?

    @OptionGroup var store: StoreOptions

    func validate() throws {
      if (new == nil) != undo {
        throw ValidationError("give the old id and the new one, or --undo")
      }
    }

    func run() throws {
      let workspace = store.open(.write)
      let history = try workspace.store
      let suite = try suite ?? history.summary(ofRun: history.run(named: "latest")).suite
      let old = try workspace.test(named: old, suite: suite)
      let shown = TerminalText.visible(self.old)
      guard let new else {
        guard try history.forgetRename(of: old) else {
          throw ValidationError("\(shown) was not renamed")
        }
        Terminal.print("\(shown) is a test of its own again\n")
        return
      }
      try history.rename(
        old, to: workspace.test(named: new, suite: suite),
        author: author ?? Terminal.variable("USER"),
        at: workspace.now)
      Terminal.print("what \(shown) did counts for \(TerminalText.visible(new)) now\n")
    }
  }
}
