import ArgumentParser
import History
import Presentation
import Store

extension Laptime {
  /// `laptime scrub`: takes a text out of the store.
  struct Scrub: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "scrub",
      abstract: "Take a text out of everything that the store holds, for good.",
      discussion: """
        laptime scrub --dry-run 'hunter2'
        laptime scrub 'internal-*.example.com'
        pass show db | laptime scrub -

        Failure messages, details, labels, branches, reasons and commands are left with [scrubbed] in its place; \
        the file is written anew, so that its bytes are in no free page and in no log. * stands for anything but \
        white space. The names of tests, files, suites and projects stay, unless --names is given: a test is then \
        another one to its runner.

        It does not come back: what other stores, bundles and remotes hold of these runs with the text in it is \
        left out by merge, import and pull, here and wherever the decision travels to. Remotes keep the old bundles, \
        and other stores their copy until they have taken over what is left of it.
        """)

    @Argument(help: "The text, of which * is any text of a word; - is a line of standard input.")
    var pattern: String

    @Flag(help: "Take * for itself.")
    var literal = false

    @Flag(help: "Change the names of tests, files, suites, projects and labels too.")
    var names = false

    @Flag(help: "Only say where it stands.")
    var dryRun = false

    @Option(help: "text, json or markdown.")
    var format = OutputFormat.text

    @OptionGroup var workspace: ConfiguredOptions

    func run() throws {
      let text = pattern == "-" ? readLine() ?? "" : pattern
      guard let pattern = TextPattern(text, isLiteral: literal) else { throw UnfitPattern() }
      let workspace = try workspace.open(.write)
      let outcome = try workspace.store.scrub(
        pattern, names: names, isDryRun: dryRun, author: workspace.user,
        at: workspace.now)
      Terminal.warning(outcome.warnings)
      format.print {
        outcome.json
      } text: { _, _ in
        outcome.text
      }
    }
  }
}

/// A pattern that stands everywhere.
struct UnfitPattern: Error {}
