/// How a controller hands tests to its workers; what it hears it answers by orders to the pool.
protocol TestScheduler {
  /// Hands out the first tests.
  mutating func begin(_ pool: inout WorkerPool)

  /// A worker has run a test, which took so many microseconds; the pool no longer counts it.
  mutating func completed(by worker: Int, taking time: Int64, _ pool: inout WorkerPool)

  /// A worker gave back what was asked of it; nothing where it had begun with some of that.
  mutating func returned(_ tests: ArraySlice<Int>, by worker: Int, _ pool: inout WorkerPool)

  /// Whether all is handed out, and no worker has more than one test left.
  func isFinished(_ pool: WorkerPool) -> Bool
}
