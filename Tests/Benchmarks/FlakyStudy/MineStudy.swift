import Analysis
import History
import TestSupport

/// Whether the failures of pull requests whose truth is known are told for what they are: how often the change was
/// to blame beside what was said, and precision and recall of each kind.
///
/// The trunk is a `World`; requests begin from one of its last commits, break tests, run in outages, and are
/// witnesses of each other.
struct MineStudy {
  private let firstSeed: UInt64
  private let worlds: Int
  private let requests: Int

  /// `isSmall`: a part of it, for a debug build.
  init(firstSeed: UInt64, isSmall: Bool) {
    self.firstSeed = firstSeed
    (worlds, requests) = isSmall ? (4, 60) : (24, 120)
  }

  func print() {
    Swift.print("== mine: \(worlds) suites of 300 tests, \(requests) pull requests each\n")
    var table = Table(
      ["suite", "failures", "yours", "calibration"]
        + BlameRow.kinds.flatMap { ["\($0) precision", "recall"] } + ["can't tell"])
    var bins = Table(["P(yours) said / true, by tenths of the failures"])
    var all = BlameRow()
    for settings in WorldSettings.mine {
      var row = BlameRow()
      for seed in 0..<UInt64(worlds) {
        var trunk = RequestWorld(settings, seed: firstSeed + seed, requests: requests)
        trunk.judge { row.take($0, $1) }
      }
      table.add([settings.name] + row.cells)
      bins.add([settings.name] + row.reliability)
      all.add(row)
    }
    table.add(["all"] + all.cells)
    bins.add(["all"] + all.reliability)
    table.print()
    bins.print()
  }
}

extension WorldSettings {
  /// Suites with one and two tenths of what goes wrong in most.
  static let mine: [WorldSettings] = {
    let plain = WorldSettings(
      name: "base", tests: 300, commits: 160, breakShare: 0.03, partialShare: 0,
      infrastructureShare: 0.01, smallOutages: 0.02)
    func with(_ name: String, _ change: (inout WorldSettings) -> Void) -> WorldSettings {
      var other = plain
      other.name = name
      change(&other)
      return other
    }
    return [
      plain, with("no retries") { $0.retries = 0 },
      with("correlated retries") { $0.retryDependence = 0.5 },
      with("few flaky tests") { $0.flakyShare = 0.03 },
      with("loud flaky tests") { $0.rates = .spread },
      with("broken trunk") { $0.breakShare = 0.15 }, with("noise 1e-4") { $0.noise = 1e-4 },
    ]
  }()
}
