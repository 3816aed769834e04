/// `--dist load`: a quarter of each worker's even share first, then parts of what is left to whoever runs out.
///
/// Source: pytest-xdist 3.8.0, `scheduler/load.py`.
struct LoadScheduler: TestScheduler {
  private var rest: ArraySlice<Int>
  private let mostAtOnce: Int

  /// `mostAtOnce`: as `--maxschedchunk` has it; nil for no bound.
  init(tests: Int, mostAtOnce: Int? = nil) {
    rest = ArraySlice(0..<tests)
    self.mostAtOnce = mostAtOnce ?? tests
  }

  mutating func begin(_ pool: inout WorkerPool) {
    let workers = pool.live
    guard !rest.isEmpty else { return }
    if rest.count < 2 * workers.count {
      for (place, test) in rest.enumerated() {
        pool.send([test], to: workers[place % workers.count])
      }
      rest = []
    } else {
      let share = max(min(rest.count / workers.count / 4, mostAtOnce), 2)
      for worker in workers { send(share, to: worker, &pool) }
    }
    if rest.isEmpty { workers.forEach { pool.stop($0) } }
  }

  mutating func completed(by worker: Int, taking time: Int64, _ pool: inout WorkerPool) {
    guard !pool.isStopped[worker] else { return }
    guard !rest.isEmpty else { return pool.stop(worker) }
    // xdist counts the workers that it stopped as well.
    let workers = pool.pending.count
    let low = max(2, rest.count / workers / 4)
    let high = max(2, rest.count / workers / 2)
    let pending = pool.pending[worker].count
    guard pending < low, time < Self.long || pending < 2 else { return }
    send(min(high - pending, max(2 - pending, mostAtOnce)), to: worker, &pool)
  }

  /// In microseconds: a worker with a test that takes so long has enough in a second one.
  private static let long: Int64 = 100_000

  mutating func returned(_ tests: ArraySlice<Int>, by worker: Int, _ pool: inout WorkerPool) {}

  func isFinished(_ pool: WorkerPool) -> Bool {
    rest.isEmpty && pool.pending.allSatisfy { $0.count < 2 }
  }

  private mutating func send(_ count: Int, to worker: Int, _ pool: inout WorkerPool) {
    pool.send(rest.prefix(count), to: worker)
    rest = rest.dropFirst(count)
  }
}
