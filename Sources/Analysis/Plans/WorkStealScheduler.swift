/// `--dist worksteal`: all tests at once in even parts, and half of the fullest worker's rest to whoever runs out.
///
/// Source: pytest-xdist 3.8.0, `scheduler/worksteal.py`.
struct WorkStealScheduler: TestScheduler {
  private var rest: ArraySlice<Int>
  private var isStealing = false

  init(tests: Int) { rest = ArraySlice(0..<tests) }

  mutating func begin(_ pool: inout WorkerPool) {
    if !rest.isEmpty { share(&pool) }
  }

  mutating func completed(by worker: Int, taking time: Int64, _ pool: inout WorkerPool) {
    share(&pool)
  }

  mutating func returned(_ tests: ArraySlice<Int>, by worker: Int, _ pool: inout WorkerPool) {
    isStealing = false
    rest += tests
    share(&pool)
  }

  func isFinished(_ pool: WorkerPool) -> Bool {
    rest.isEmpty && !isStealing && pool.pending.allSatisfy { $0.count < 2 }
  }

  private mutating func share(_ pool: inout WorkerPool) {
    let live = pool.live
    func idle() -> [Int] { live.filter { pool.pending[$0].count < 2 } }
    var waiting = idle()
    guard !waiting.isEmpty else { return }
    if !rest.isEmpty {
      for (place, worker) in waiting.enumerated() {
        let share = rest.count / (waiting.count - place)
        pool.send(rest.prefix(share), to: worker)
        rest = rest.dropFirst(share)
      }
      waiting = idle()
    }
    guard !waiting.isEmpty, !isStealing else { return }
    // The first one of the fullest.
    let most = live.map { pool.pending[$0].count }.max() ?? 0
    let count = min(most / 2, max(0, most - 2))
    guard count > 0, let victim = live.first(where: { pool.pending[$0].count == most }) else {
      return waiting.forEach { pool.stop($0) }
    }
    isStealing = true
    pool.steal(count, from: victim)
  }
}
