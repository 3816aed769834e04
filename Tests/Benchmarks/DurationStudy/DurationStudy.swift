import TestSupport

/// How well the duration rules find what is there and keep quiet where nothing is, on simulated
/// histories whose truth is known, beside the figures of the prototype that the rules were designed
/// with. The seeds were never used for tuning; another number gives other histories.
///
///     swift run -c release DurationStudy [SEED] [PART…] [HISTORIES.json] [TCPD/]
///
/// Parts: steps, online, fleet, gate, suite, speed, nights, promises, warnings (a part of the promises);
/// without one all but that run. A file has real
/// histories with the steps that a person sees in them, a folder a copy of the Turing Change Point Dataset; they are
/// judged alone where no part is named.
@main
enum DurationStudy {
  private static let parts: [(name: String, run: @Sendable (UInt64) -> Void)] = [
    ("steps", StepStudy.run), ("online", OnlineStudy.run), ("fleet", FleetStudy.run),
    ("gate", GateStudy.run), ("suite", SuiteStudy.run), ("speed", SpeedStudy.run),
    ("nights", NightStudy.run), ("promises", PromiseStudy.run),
    ("warnings", WarningStudy.run),
  ]

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let seed = arguments.lazy.compactMap { UInt64($0) }.first ?? 31_415_926
    let files = arguments.filter { $0.hasSuffix(".json") }
    for file in files { try HistoryStudy.run(file: file) }
    let folders = arguments.filter { $0.hasSuffix("/") }
    for folder in folders { try AnnotatedStudy.run(folder: folder) }
    let named = parts.filter { arguments.contains($0.name) }
    for (number, part) in parts.enumerated() {
      let isWanted =
        named.isEmpty
        ? files.isEmpty && folders.isEmpty && part.name != "warnings"
        : named.contains { $0.name == part.name }
      if isWanted { part.run(seed &+ 1_000_000 * UInt64(min(number, 7))) }
    }
  }
}
