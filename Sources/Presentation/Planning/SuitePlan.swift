public import Analysis
public import History

/// What a suite would take, for people and programs.
public struct SuitePlan: Sendable {
  public var suite: String
  public var tests: Int
  /// Microseconds to keep to; nil for none.
  public var target: Int64?
  /// By workers, scheduler and order.
  public var plans: [PredictedWall]
  public var advice: [PlanAdvice]
  private var identities: [TestID: TestIdentity]
  private var longest: TestIdentity?

  /// What was predicted of a suite, with the advice for the plan that serves best.
  public init(
    suite: String, tests: Int, target: Int64?, plans: [PredictedWall], of measured: MeasuredSuite,
    identities: [TestID: TestIdentity]
  ) {
    self.suite = suite
    self.tests = tests
    self.target = target
    self.plans = plans
    self.identities = identities
    advice = []
    if let best {
      advice = measured.advice(for: best, target: target)
      longest = best.longest.flatMap { identities[measured.suite.tests[$0].test] }
    }
  }

  /// The quickest plan; of those that keep to the target the one with the fewest workers, as it stands before
  /// one in another order.
  public var best: PredictedWall? {
    if let target {
      let kept = plans.filter { $0.wall <= target }
      let fewest = kept.min {
        ($0.workers, $0.isOrdered ? 1 : 0, $0.wall) < ($1.workers, $1.isOrdered ? 1 : 0, $1.wall)
      }
      if let fewest { return fewest }
    }
    return plans.min { ($0.wall, $0.workers) < ($1.wall, $1.workers) }
  }

  /// By number of workers the quickest plan as the tests stand, and the quickest in another order where that ends
  /// at least a hundredth sooner.
  private var shown: [PredictedWall] {
    Set(plans.map(\.workers)).sorted().flatMap { workers -> [PredictedWall] in
      func quickest(_ isOrdered: Bool) -> PredictedWall? {
        plans.filter { $0.workers == workers && $0.isOrdered == isOrdered }
          .min { $0.wall < $1.wall }
      }
      let (plain, ordered) = (quickest(false), quickest(true))
      guard let plain else { return ordered.map { [$0] } ?? [] }
      guard let ordered, ordered.wall * 100 < plain.wall * 99 else { return [plain] }
      return [plain, ordered]
    }
  }

  /// One line: `2 workers keep full to 2 min: 1 min 41 s`.
  public var headline: String {
    guard let best else { return "nothing to plan" }
    let workers = Units.count(best.workers, "worker")
    let how =
      "\(workers), \(best.distribution.rawValue)\(best.isOrdered ? ", in the best order" : "")"
    let wall = "\(Units.duration(best.wall)) (\(Self.range(best)))"
    let name = TerminalText.visible(suite)
    guard let target else { return "\(name), \(Units.count(tests, "test")): \(wall) with \(how)" }
    return best.wall <= target
      ? "\(name) keeps to \(Units.duration(target)) with \(how): \(wall)"
      : "\(name) does not keep to \(Units.duration(target)): at best \(wall) with \(how)"
  }

  private static func range(_ plan: PredictedWall) -> String {
    "\(Units.duration(plan.low)) to \(Units.duration(plan.high))"
  }
}

// Faces.
extension SuitePlan {
  public func text(width: Int?) -> String {
    var text = TextWrap.lines(headline, width: width).map { "\($0)\n" }.joined() + "\n"
    text += table.text(width: width)
    if !advice.isEmpty { text += "\nwhat would save the most of it\n" }
    for item in advice {
      text += TextWrap.hanging("  ", sentence(item), indent: 4, width: width)
    }
    return text
  }

  /// For a comment or a summary: the headline, the plans and the advice.
  public func markdown() -> String {
    "## Laptime: \(Markdown.escaped(headline))\n\n" + table.markdown
      + advice.map { "\n- \(Markdown.escaped(sentence($0)))" }.joined() + "\n"
  }

  private var table: PlainTable {
    var table = PlainTable(
      [
        ("workers", .number), ("wall", .number), ("range", .number), ("scheduler", .name),
        ("order", .name), ("tests", .number), ("start-up", .number), ("bound by", .name),
      ], yielding: [5, 6, 4])
    for plan in shown {
      table.add([
        "\(plan.workers)", Units.duration(plan.wall), Self.range(plan), plan.distribution.rawValue,
        plan.isOrdered ? "best" : "its own", Units.duration(plan.makespan),
        Units.duration(plan.startUp), words(plan.bound),
      ])
    }
    return table
  }

  private func words(_ bound: PredictedWall.Bound) -> String {
    switch bound {
    case .longestTest: "the longest test"
    case .longestUnit: "the longest file or class"
    case .setups: "set-ups"
    case .startUp: "start-up"
    case .idleTail: "waiting workers"
    case .cores: "cores"
    case .work: "the work itself"
    }
  }

  private func sentence(_ item: PlanAdvice) -> String {
    let saves = "up to \(Units.duration(item.saves))"
    let test = item.test.flatMap { identities[$0]?.shown }.map(TerminalText.visible) ?? "a test"
    let file = item.file.map(TerminalText.visible) ?? "a file"
    switch item.kind {
    case .speedUp: return "\(saves): make \(test) quicker, or cut it into parts"
    case .widenFixture:
      return "\(saves): share what each test of \(file) sets up for itself (laptime fixtures)"
    case .startUp: return "\(saves): what goes by before the first test, imports and collection"
    case .moveTests:
      return "\(saves): move the \(Units.count(item.tests ?? 0, "slowest test")) to another suite, "
        + "down to \(test), and the rest keeps to it"
    }
  }

  public var json: JSON {
    .document([
      ("suite", .string(suite)), ("tests", .integer(tests)), ("target_us", .integer(target)),
      ("plans", .array(plans.map(json))), ("best", best.map(json) ?? .null),
      ("advice", .array(advice.map(json))),
    ])
  }

  private func json(_ plan: PredictedWall) -> JSON {
    .object([
      ("workers", .integer(plan.workers)), ("scheduler", .string(plan.distribution.rawValue)),
      ("order", .string(plan.isOrdered ? "best" : "natural")),
      ("predicted_wall_us", .integer(plan.wall)), ("low_us", .integer(plan.low)),
      ("high_us", .integer(plan.high)), ("makespan_us", .integer(plan.makespan)),
      ("startup_us", .integer(plan.startUp)), ("setups_us", .integer(plan.setups)),
      ("bound_by", .string(plan.bound.rawValue)),
    ])
  }

  private func json(_ item: PlanAdvice) -> JSON {
    .object([
      ("kind", .string(item.kind.rawValue)),
      ("test", item.test.map { .test(identities[$0]) } ?? .null), ("file", .string(item.file)),
      ("tests", .integer(item.tests)), ("saves_us", .integer(item.saves)),
    ])
  }
}
