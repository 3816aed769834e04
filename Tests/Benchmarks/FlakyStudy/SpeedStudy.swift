import Analysis

/// How long the model takes for ten thousand tests of five hundred sources each.
enum SpeedStudy {
  static func print() {
    let pass = SourceTally(failed: 0, attempts: 1)
    let flake = SourceTally(failed: 1, attempts: 2)
    let fail = SourceTally(failed: 1, attempts: 1)
    let histories: [(String, [SourceTally])] = [
      ("all pass", [SourceTally](repeating: pass, count: 500)),
      ("flaky, 2 %", (0..<500).map { $0 % 50 == 49 ? flake : pass }),
      ("flaky, 2 %, no retries", (0..<500).map { $0 % 50 == 49 ? fail : pass }),
      ("all fail", [SourceTally](repeating: fail, count: 500)),
      ("alternating, no retries", (0..<500).map { $0 % 2 == 0 ? fail : pass }),
    ]
    var priors = FlakePriors()
    (priors.loudShare, priors.retryFailure) = (0.1, 0.1)
    let model = FlakeModel(priors: priors)
    var table = Table(["10,000 tests × 500 sources", "seconds"])
    for (name, sources) in histories {
      let evidence = TestTally(sources: sources)
      var sum = 0.0
      let time = ContinuousClock().measure {
        for _ in 0..<10_000 { sum += model.assess(evidence).estimate.pFlaky }
      }
      precondition(sum > 0)
      let seconds =
        Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
      table.add([name, number(seconds, 2)])
    }
    table.print()
  }
}
