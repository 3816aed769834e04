import ArgumentParser
import History
import Presentation

extension Laptime {
  /// `laptime push`: sends what the store has to a remote.
  struct Push: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "push",
      abstract: "Send what the store has and a remote does not.",
      discussion: """
        laptime push
        laptime push git+origin
        laptime push /mnt/share/laptime
        laptime push clickhouse+https://HOST/DATABASE

        Runs and decisions become files that never change. With git+REMOTE they are kept in refs below \
        refs/laptime of that repository: no branch, no tag, nothing in the work tree, and pushes of many jobs at \
        once do not get into each other's way.
        """)

    @OptionGroup var options: RemoteOptions

    func run() throws {
      let workspace = try options.workspace.open(.write)
      let sent = try workspace.push(to: workspace.place(options.remote))
      Terminal.print(Self.text(sent))
    }

    static func text(_ sent: (bundles: Int, bytes: Int)) -> String {
      "\(Units.count(sent.bundles, "bundle")) sent"
        + (sent.bundles > 0 ? " (\(Units.bytes(Int64(sent.bytes))))\n" : "\n")
    }
  }
}
