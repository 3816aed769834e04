/// Units of tests one after the other to whoever is free first.
enum FreeWorkers {
  /// The schedule of units, each of which one worker runs as it stands.
  ///
  /// `time`: what a worker is busy with a test that follows another one on it, in microseconds.
  static func run(_ units: [[Int]], workers: Int, time: (Int, Int?) -> Int64) -> WorkSchedule {
    var schedule = WorkSchedule(workers: workers)
    var free = Array(repeating: Int64(0), count: max(1, workers))
    var last: [Int?] = Array(repeating: nil, count: max(1, workers))
    for unit in units {
      guard let worker = free.indices.min(by: { (free[$0], $0) < (free[$1], $1) }) else { break }
      for test in unit {
        let start = free[worker]
        free[worker] += time(test, last[worker])
        last[worker] = test
        schedule.entries.append(
          WorkSchedule.Entry(test: test, worker: worker, start: start, end: free[worker]))
      }
    }
    schedule.entries.sort { ($0.start, $0.worker) < ($1.start, $1.worker) }
    return schedule
  }
}
