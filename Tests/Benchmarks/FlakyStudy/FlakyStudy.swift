/// Prints how well flaky tests are told from broken and from healthy ones, on histories whose truth
/// is known, beside the rules of other tools.
///
/// The seeds were never used to choose a threshold; `FlakyStudy tuning` takes those that were.
/// `FlakyStudy promises` prints the first table alone, `FlakyStudy mine` that of whose failures are (`mine small` a
/// part of it). Everything printed but the times is the same on
/// every machine.
@main
enum FlakyStudy {
  private static let seeds: [UInt64] = [71_001, 71_002, 71_003, 71_004, 71_005, 71_006]

  static func main() {
    let words = CommandLine.arguments.dropFirst()
    let mine = MineStudy(
      firstSeed: words.contains("tuning") ? 61_001 : 146_001, isSmall: words.contains("small"))
    if words.contains("mine") { return mine.print() }
    PromiseStudy(firstSeed: words.contains("tuning") ? 51_001 : 134_001).print()
    guard !words.contains("promises") else { return }
    for settings in WorldSettings.all {
      print(
        "== \(settings.name): \(settings.tests) tests, \(settings.commits) commits,",
        "\(seeds.count) seeds, \(settings.retries) retries\n")
      let worlds = seeds.map { World(settings, seed: $0) }
      DetectorStudy(worlds).print()
      EstimateStudy(worlds).print()
      GateStudy(worlds).print()
    }
    mine.print()
    SpeedStudy.print()
  }
}
