import Analysis
import Gate
import History

extension SuitePage {
  /// All but the grid, as the page's script reads it.
  func facts(_ grid: TestGrid, _ durations: DurationColumns, lanes: [(String, Int)]) -> JSON {
    .object([
      ("project", .string(project)), ("suite", .string(suite)), ("trunk", .string(trunk)),
      ("settings", settings),
      ("step", .number(DurationColumns.step)),
      ("exact", .integer(durations.exactRuns)),
      ("factors", .array(durations.factors.map(JSON.number))),
      ("newest", .integer(newest)),
      ("runs", .array(zip(runs, cells).map(Self.json))),
      ("tests", PageTests(self, grid).json),
      ("failures", PageFailures(failures, grid).json),
      ("tried", tried(grid)),
      (
        "timeline",
        .object([
          ("run", .integer(runs.firstIndex { $0.run.id == timelineRun })),
          ("workers", .array(lanes.map { .string($0.0) })),
          ("counts", .array(lanes.map { .integer($0.1) })),
        ])
      ),
      ("gate", gate?.json ?? .null), ("waiting", waiting),
      ("rules", Self.rules), ("flaky", flaky?.json ?? .null),
      ("changes", changes?.json ?? .null), ("wall_changes", levels),
      ("patch", patch?.json ?? .null),
      ("coverage", coverage.columnsAndRows), ("workers", workers.columnsAndRows),
      ("fixtures", fixtures.columnsAndRows), ("verdicts", verdicts.columnsAndRows),
      ("profile", profile.columnsAndRows),
    ])
  }

  /// How many rules need earlier runs.
  private var waiting: JSON {
    .integer(gate?.rules.count { $0.lack?.runs != nil })
  }

  /// By what they are about, the rules that views speak of.
  private static var rules: JSON {
    let rules: [(String, any Rule.Type)] = [
      ("failures", FailedTests.self), ("missing", MissingTests.self), ("time", SuiteTime.self),
      ("efficiency", ParallelEfficiency.self), ("slower", DurationRegression.self),
      ("floor", CoverageFloor.self), ("drop", CoverageDrop.self),
    ]
    return .object(rules.map { ($0, .string($1.name.rawValue)) })
  }

  private var settings: JSON {
    .object([
      ("budget_us", .integer(policy.suites[suite]?.budget)),
      ("floor_percent", .number(policy[CoverageSettings.floor])),
      ("metric", .string(policy[CoverageSettings.metric].rawValue)),
      ("patch_percent", .number(policy[CoverageSettings.patch])),
      ("efficiency_percent", .number(policy[ParallelEfficiency.percent])),
      ("fast_us", .integer(policy[TierSettings.fast])),
      ("medium_us", .integer(policy[TierSettings.medium])),
    ])
  }

  private static func json(_ listed: ListedRun, _ cells: RunCells) -> JSON {
    let (run, counts) = (listed.run, cells.counts)
    let efficiency = ParallelEfficiency.efficiency(of: listed, taking: cells.work)
    return .object([
      ("id", .string(run.key.short)), ("commit", .string(run.commit)),
      ("branch", .string(run.branch)), ("kind", .string(run.kind.word)),
      ("at", .integer(run.startedAt.microseconds / 1_000_000)),
      ("subject", .string(run.subject)), ("build", .string(run.buildURL)),
      ("wall", .integer(run.wall?.microseconds)),
      ("sum", .bool(run.wall?.origin == .sum)),
      ("tests", .integer(counts.tests)), ("failed", .integer(counts.failed + counts.errored)),
      ("skipped", .integer(counts.skipped)), ("flaky", .integer(counts.flaky)),
      ("work", .integer(cells.work)), ("workers", .integer(run.workers)),
      ("efficiency", .number(efficiency?.percent)),
      ("lines", .array(coverage(of: run).map(JSON.integer))),
      ("machine", .string(run.environment.text)),
      ("labels", .array(listed.labels.map(JSON.string))),
      ("complete", .bool(run.isComplete)), ("excluded", .string(run.excludedWhy)),
      ("outage", .bool(InfrastructureGuard().isTripped(by: cells))), ("dirty", .bool(run.isDirty)),
    ])
  }

  /// Covered and all lines, covered and all branches; empty where the run has no coverage.
  private static func coverage(of run: RunSummary) -> [Int64] {
    run.coverage.map {
      [$0.linesCovered, $0.linesTotal, $0.branchesCovered, $0.branchesTotal]
    } ?? []
  }

  /// The newest attempts of tests that were tried more than once: run, test, then outcome, mode and time each.
  private func tried(_ grid: TestGrid) -> JSON {
    var rows: [JSON] = []
    for run in cells.indices.reversed() where rows.count < 2000 {
      for (test, attempts) in cells[run].tried {
        guard let place = grid.places[test] else { continue }
        var numbers: [Int64] = [Int64(run), Int64(place)]
        for attempt in attempts.prefix(20) {
          numbers += [Int64(attempt.outcome.rawValue), Int64(attempt.mode.rawValue)]
          numbers.append(attempt.duration ?? -1)
        }
        rows.append(.array(numbers.map { .integer($0) }))
      }
    }
    return .array(rows)
  }

  private var levels: JSON {
    .array(
      wallChanges.compactMap { found in
        let run = wallRuns[found.change.index]
        guard let place = runs.firstIndex(where: { $0.run.id == run }) else { return nil }
        return .object([
          ("run", .integer(place)), ("ratio", .number(found.change.ratio)),
          ("p_value", .number(found.change.pValue)),
        ])
      })
  }
}

extension ResultTable {
  /// The rows as arrays below the names of their columns, which takes less than to repeat them.
  fileprivate var columnsAndRows: JSON {
    .object([
      ("columns", .array(columns.map(JSON.string))),
      ("rows", .array(rows.map { .array($0.map(\.json)) })),
    ])
  }
}
