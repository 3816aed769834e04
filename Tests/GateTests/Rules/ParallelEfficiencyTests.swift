import Analysis
import Gate
import History
import Testing

struct ParallelEfficiencyTests {
  @Test func `efficiency is CPU time over wall time times workers, at most the cores`() {
    func judge(_ cpu: Double, workers: Int?, cores: Double?) -> RuleReport {
      report(
        .parallelEfficiency,
        history {
          $0.run.wall = seconds(10)
          $0.run.user = Int64(cpu * 900_000)
          $0.run.system = Int64(cpu * 100_000)
          $0.run.workers = workers
          $0.run.cores = cores
        })
    }
    #expect(judge(15.2, workers: nil, cores: 2).actual == .percent(76))
    #expect(judge(15.2, workers: nil, cores: 2).status == .pass)
    #expect(judge(15, workers: nil, cores: 2).status == .fail)
    #expect(judge(16, workers: 8, cores: 2).actual == .percent(80))
    #expect(judge(16, workers: 2, cores: 8).actual == .percent(80))
    #expect(judge(9, workers: 1, cores: 8).status == .skipped)
    #expect(report(.parallelEfficiency, history()).status == .skipped)
  }

  @Test func `cores that a runner cannot use are not wasted, unless its tests use them`() {
    func judge(_ cpu: Double, isOneByOne: Bool, workers: Int? = nil) -> RuleReport {
      let history = history {
        $0.run.wall = seconds(10)
        ($0.run.user, $0.run.system) = (Int64(cpu * 1_000_000), 0)
        ($0.run.cores, $0.run.workers) = (8, workers)
      }
      let policy = Policy()
      return ParallelEfficiency.judge(
        JudgedRun(history, isOneByOne: isOneByOne, by: policy), by: policy)
    }
    #expect(judge(9, isOneByOne: true).status == .skipped)
    #expect(judge(9, isOneByOne: true).lack == .use)
    #expect(judge(9, isOneByOne: false).status == .fail)
    #expect(judge(40, isOneByOne: true).status == .fail)
    #expect(judge(9, isOneByOne: true, workers: 4).status == .fail)
  }

  @Test func `a run is judged where busier workers could save a second, a build apart`() {
    func status(_ wall: Double, build: Double = 0, workers: Int? = nil) -> RuleStatus {
      report(
        .parallelEfficiency,
        history {
          $0.run.wall = seconds(wall)
          $0.run.wall?.build = Int64(build * 1_000_000)
          ($0.run.user, $0.run.system) = (100_000, 0)
          ($0.run.cores, $0.run.workers) = (2, workers)
        }
      ).status
    }
    #expect(status(1.9) == .skipped && status(2.2) == .fail)
    #expect(status(1.9, build: 60) == .skipped && status(2.2, build: 60) == .fail)
    #expect(status(1.9, workers: 2) == .skipped && status(2.2, workers: 2) == .fail)
    let busy = { (span: Double) in
      report(
        .parallelEfficiency,
        history {
          $0.workers = [0.1, 0.3].map {
            WorkerTime(start: 0, end: Int64(span * 1e6), busy: Int64($0 * span * 1e6))
          }
        }
      ).status
    }
    #expect(busy(1.2) == .skipped && busy(1.3) == .fail)
  }

  @Test func `cores say nothing of workers that nobody sees, nor of a run without tests`() {
    func judge(_ outcomes: [Outcome] = [.passed], hidesWorkers: Bool, workers: Int? = nil)
      -> RuleReport
    {
      let history = history(outcomes) {
        $0.run.wall = seconds(100)
        ($0.run.user, $0.run.system) = (20_000_000, 0)
        ($0.run.cores, $0.run.workers) = (8, workers)
      }
      let policy = Policy()
      return ParallelEfficiency.judge(
        JudgedRun(history, hidesWorkers: hidesWorkers, by: policy), by: policy)
    }
    #expect(judge(hidesWorkers: true).status == .skipped && judge(hidesWorkers: true).lack == .use)
    #expect(judge(hidesWorkers: true, workers: 4).status == .fail)
    #expect(judge(hidesWorkers: false).status == .fail)
    #expect(judge([], hidesWorkers: false).lack == .use)
  }

  @Test func `where the report tells, workers are busy while tests are on them`() {
    func judge(_ busy: [Double], workers: Int? = nil) -> RuleReport {
      report(
        .parallelEfficiency,
        history {
          $0.run.workers = workers
          $0.run.wall = seconds(100)
          $0.run.user = 1
          $0.run.system = 1
          $0.run.cores = 8
          $0.workers = busy.map {
            WorkerTime(start: 5_000_000, end: 15_000_000, busy: Int64($0 * 1_000_000))
          }
        })
    }
    // What they wait for is no matter: that they had tests is.
    #expect(judge([8, 9]).actual == .percent(85))
    #expect(judge([8, 9]).status == .pass)
    #expect(judge([8, 9], workers: 4).actual == .percent(42.5))
    let idle = judge([5, 5])
    #expect(idle.status == .fail && idle.findings.first?.next == .lookAtWorkers)
    #expect(idle.summary.contains("workers were busy"))
    #expect(judge([9]).status == .skipped)
    // One name for several workers says nothing of any of them.
    #expect(judge([14, 14]).summary.contains("CPU use"))
  }

  @Test func `a list has the figure of the rule, and none where the run was not parallel`() {
    for workers in [1, 2, 4, nil] as [Int?] {
      for busy in [[], [8.0], [5, 8], [14, 14]] {
        let judged = history {
          $0.run.workers = workers
          ($0.run.wall, $0.run.cores) = (seconds(10), 2)
          ($0.run.user, $0.run.system) = (9_000_000, 0)
          $0.workers = busy.map {
            WorkerTime(start: 0, end: 10_000_000, busy: Int64($0 * 1_000_000))
          }
        }
        let listed = ListedRun(run: judged.run, labels: [], workers: judged.workers)
        let tests = judged.results.reduce(0) { $0 + ($1.duration ?? 0) }
        let figure = ParallelEfficiency.efficiency(of: listed, taking: tests)?.percent
        #expect(report(.parallelEfficiency, judged).actual == figure.map(Figure.percent))
      }
    }
  }

  @Test func `a suite that waits with all its workers is no waste, nor is one without workers`() {
    func judge(tests: Double, workers: Int?, origin: WallTime.Origin = .measured) -> RuleReport {
      report(
        .parallelEfficiency,
        history {
          $0.run.workers = workers
          $0.run.cores = 4
          $0.run.wall = WallTime(microseconds: 10_000_000, origin: origin)
          ($0.run.user, $0.run.system) = (2_000_000, 0)
          $0.results = [
            TestResult(
              test: TestID(1),
              attempts: [
                Attempt(outcome: .passed, duration: Int64(tests * 1_000_000))
              ])
          ].compactMap(\.self)
        })
    }
    #expect(judge(tests: 38, workers: 4).status == .pass)
    #expect(judge(tests: 38, workers: 4).summary.contains("they wait"))
    #expect(judge(tests: 38, workers: nil).status == .pass)
    #expect(judge(tests: 20, workers: 4).status == .fail)
    #expect(judge(tests: 20, workers: 4).summary.contains("CPU use 5"))
    #expect(judge(tests: 38, workers: 4, origin: .sum).status == .fail)
    #expect(judge(tests: 9.5, workers: nil).status == .skipped)
    // CPU time that was measured of a command says nothing of a time that somebody names.
    #expect(judge(tests: 20, workers: 4, origin: .option).status == .skipped)
  }

  @Test func `parts of one worker each were not parallel, however many machines they had`() {
    func judge(workers: Int) -> RuleReport {
      report(
        .parallelEfficiency,
        history {
          ($0.run.workers, $0.run.cores) = (workers, 4)
          $0.run.wall = seconds(10)
          ($0.run.user, $0.run.system) = (2_000_000, 0)
          $0.commands = [1, 2].map {
            .init(
              shard: $0, isWhole: true, end: CommandEnd(code: 0, signal: nil, meaning: .passed))
          }
        })
    }
    #expect(judge(workers: 2).status == .skipped)
    #expect(judge(workers: 4).status == .fail)
  }
}
