import ArgumentParser
import History
import Host
import Presentation
import Store

extension Laptime {
  /// `laptime export`: writes runs as files that travel.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write runs as files that other stores take by import.",
      discussion: """
        laptime export latest --out bundles
        laptime export 5f2c 81d0 --out bundles

        Each recording of a run becomes one compressed file that never changes, named by the run and by what is \
        in it; what was decided of the runs (pins, acceptances, renames, exclusions) becomes small ones. A file \
        that is there already is left as it is.
        """)

    @Argument(help: "Runs: ids, beginnings of them, names of pins, or latest.")
    var runs: [String]

    @Option(help: "The folder to write into.", completion: .directory)
    var out: String

    @Option(help: "The suite that latest and pins are of.")
    var suite: String?

    @OptionGroup var store: StoreOptions

    func run() throws {
      let workspace = store.open(.read)
      let history = try workspace.store
      let ids = try runs.map { try workspace.run(named: $0, suite: suite) }
      try FileSearch.makeFolder(out)
      var (written, there, bytes) = (0, 0, 0)
      let bundles = try ids.flatMap(history.bundles) + history.decisionBundles(ofRuns: ids)
      for bundle in bundles {
        let path = "\(out)/\(bundle.name)"
        guard !FileSearch.exists(path) else {
          there += 1
          continue
        }
        try FileSearch.write(bundle.bytes, to: path)
        (written, bytes) = (written + 1, bytes + bundle.bytes.count)
      }
      Terminal.print(
        "\(Units.count(written, "bundle")) written into \(TerminalText.visible(out))"
          + (written > 0 ? " (\(Units.bytes(Int64(bytes))))" : "")
          + (there > 0 ? ", \(Units.grouped(there)) there already\n" : "\n"))
    }
  }
}
