import Analysis
import Gate
import RealModule
import TestSupport

/// What a duet finds of the tests named to it: those of 50 ms and more that lose more than `min-extra`, beside
/// as many in which nothing changed.
enum DuetStudy {
  private static let fleets = 12
  private static let duetsOfFleet = 10
  private static let (slower, unchanged) = (5, 5)

  static func add(to table: inout Table, _ seed: UInt64) {
    var loaded = GateWorld.Settings()
    loaded.load = 0.3
    for (number, (name, settings, steps)) in [
      ("quiet", GateWorld.Settings(), [(1.0, "≤ 5 %"), (1.2, "≥ .60"), (1.5, "")]),
      ("30 % load", loaded, [(1.0, "≤ 5 %"), (1.2, ""), (1.5, "")]),
    ].enumerated() {
      for (step, bar) in steps {
        var (found, all, wrong, duets) = (0, 0, 0, 0)
        for fleet in 0..<fleets {
          var random = Generator(seed: seed &+ UInt64(1000 * number + fleet))
          let world = GateWorld(settings, &random)
          for _ in 0..<duetsOfFleet {
            let tests = named(in: world, slower: max(step, 1.2), &random)
            let called = calledSlower(tests, by: step, in: world, &random)
            found += called.count { $0 < slower }
            wrong += step == 1 ? min(1, called.count) : called.count { $0 >= slower }
            (all, duets) = (all + slower, duets + 1)
          }
        }
        if step == 1 {
          let share = decimal(100 * Double(wrong) / Double(duets), 1)
          table.add(
            "duets that find a slowdown where nothing changed: \(name)", bar, "\(share) %",
            "\(duets)")
        } else {
          table.add(
            "duets, of tests named to them: \(name), +\(Int((100 * (step - 1)).rounded())) %", bar,
            decimal(Double(found) / Double(all)), "\(duets), false \(wrong)")
        }
      }
    }
  }

  /// Tests that a slowdown would cost enough to count.
  private static func named(in world: GateWorld, slower step: Double, _ random: inout Generator)
    -> [Int]
  {
    var tests: [Int] = []
    while tests.count < slower + unchanged {
      let test = Int(random.uniform() * Double(world.settings.tests))
      let seconds = world.seconds(of: test)
      guard seconds >= 0.05, seconds * (step - 1) > 0.022, !tests.contains(test) else { continue }
      tests.append(test)
    }
    return tests
  }

  /// The places of the tests that a duet calls slower, the first ones being so.
  private static func calledSlower(
    _ tests: [Int], by step: Double, in world: GateWorld, _ random: inout Generator
  ) -> [Int] {
    var duet = DuetRounds(tests.map { _ in true }, policy: Policy().slowdowns)
    while duet.roundsLeft > 0 {
      var (head, base) = ([Int: Double](), [Int: Double]())
      for place in duet.open {
        let change = place < slower ? Double.log(step) : 0
        head[place] = world.once(tests[place], change: change, &random)
        base[place] = world.once(tests[place], change: 0, &random)
      }
      duet.add(head: head, base: base)
    }
    return duet.entries.indices.filter { duet.entries[$0].status == .slower }
  }
}

extension GateWorld {
  fileprivate func once(_ test: Int, change: Double, _ random: inout Generator) -> Double {
    reruns(of: test, 1, change: change, &random)[0]
  }
}
