/// `--dist loadscope`, `loadfile` and `loadgroup`: a unit of tests that stay together, and the next one to whoever
/// has two tests left of it. Units with the most tests come first.
///
/// Source: pytest-xdist 3.8.0, `scheduler/loadscope.py`.
struct UnitScheduler: TestScheduler {
  private var units: ArraySlice<[Int]>

  /// `keys`: by test, what holds it together with others.
  /// `isReordered`: false as with `--no-loadscope-reorder`.
  init(units keys: [Int], isReordered: Bool = true) {
    let units = keys.indices.grouped { keys[$0] }
    // By their places too, as Python's sort leaves what is equal in its order.
    let order = units.indices.sorted {
      isReordered && units[$0].count != units[$1].count
        ? units[$0].count > units[$1].count : $0 < $1
    }
    self.units = ArraySlice(order.map { units[$0] })
  }

  mutating func begin(_ pool: inout WorkerPool) {
    for worker in pool.live.dropFirst(units.count) { pool.stop(worker) }
    let workers = pool.live
    for worker in workers { assign(to: worker, &pool) }
    for worker in workers { refill(worker, &pool) }
    if units.isEmpty {
      for worker in workers where !pool.isStopped[worker] { pool.stop(worker) }
    }
  }

  mutating func completed(by worker: Int, taking time: Int64, _ pool: inout WorkerPool) {
    refill(worker, &pool)
  }

  mutating func returned(_ tests: ArraySlice<Int>, by worker: Int, _ pool: inout WorkerPool) {}

  func isFinished(_ pool: WorkerPool) -> Bool {
    units.isEmpty && pool.pending.allSatisfy { $0.count < 2 }
  }

  private mutating func refill(_ worker: Int, _ pool: inout WorkerPool) {
    guard !pool.isStopped[worker] else { return }
    guard !units.isEmpty else { return pool.stop(worker) }
    if pool.pending[worker].count <= 2 { assign(to: worker, &pool) }
  }

  private mutating func assign(to worker: Int, _ pool: inout WorkerPool) {
    guard let unit = units.popFirst() else { return }
    pool.send(ArraySlice(unit), to: worker)
  }
}
