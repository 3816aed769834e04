/// The workers of pytest-xdist, event by event: a controller that hears of one thing after another, and workers
/// that start no test before they know the next one, as pytest hands it to the fixtures.
///
/// Source: pytest-xdist 3.8.0, `remote.py` and `dsession.py`. Messages take no time.
struct WorkerPool {
  private struct Worker {
    /// What was sent and not begun, the next test first.
    var queue: ArraySlice<Int> = []
    var isToldToStop = false
    var next: Int?
    var running: Int?
    var last: Int?
  }

  private enum Message {
    case put(Int, ArraySlice<Int>)
    case stop(Int)
    case steal(Int, ArraySlice<Int>)
    case ended(Int, Int64)
    case completed(Int, Int64)
    case returned(Int, ArraySlice<Int>)
  }

  /// By worker: what was sent and not yet reported, the running test among it; nil where it was told to stop.
  private(set) var pending: [ArraySlice<Int>]
  private(set) var isStopped: [Bool]
  private var workers: [Worker]
  /// The last one comes first.
  private var messages: [(time: Int64, number: Int, message: Message)] = []
  private var now: Int64 = 0
  private var count = 0
  private var schedule: WorkSchedule
  private let time: (_ test: Int, _ previous: Int?) -> Int64

  /// The schedule of `scheduler` on so many workers.
  ///
  /// `time`: what a worker is busy with a test that follows another one on it, in microseconds.
  static func run(
    _ scheduler: some TestScheduler, workers: Int, time: @escaping (Int, Int?) -> Int64
  ) -> WorkSchedule {
    var pool = WorkerPool(workers: workers, time: time)
    var scheduler = scheduler
    scheduler.begin(&pool)
    pool.stopAll(if: scheduler.isFinished(pool))
    while let (time, _, message) = pool.messages.popLast() {
      pool.now = time
      pool.take(message, &scheduler)
    }
    return pool.schedule
  }

  private init(workers: Int, time: @escaping (Int, Int?) -> Int64) {
    self.workers = Array(repeating: Worker(), count: workers)
    self.time = time
    pending = Array(repeating: [], count: workers)
    isStopped = Array(repeating: false, count: workers)
    schedule = WorkSchedule(workers: workers)
  }
}

// What a scheduler orders.
extension WorkerPool {
  /// The workers that were not told to stop, in their order.
  var live: [Int] { workers.indices.filter { !isStopped[$0] } }

  /// Sends tests to a worker.
  mutating func send(_ tests: ArraySlice<Int>, to worker: Int) {
    guard !tests.isEmpty else { return }
    pending[worker] += tests
    add(.put(worker, tests))
  }

  /// Has a worker end once it has run what it has.
  mutating func stop(_ worker: Int) {
    isStopped[worker] = true
    add(.stop(worker))
  }

  /// Asks a worker for the last ones of its tests.
  mutating func steal(_ count: Int, from worker: Int) {
    add(.steal(worker, pending[worker].suffix(count)))
  }
}

// What goes on.
extension WorkerPool {
  private mutating func add(_ message: Message, after delay: Int64 = 0) {
    count += 1
    let time = now + delay
    // Those of one time stay in their order.
    var place = messages.endIndex
    while place > 0, messages[place - 1].time <= time { place -= 1 }
    messages.insert((time, count, message), at: place)
  }

  private mutating func stopAll(if isFinished: Bool) {
    guard isFinished else { return }
    for worker in workers.indices where !isStopped[worker] { stop(worker) }
  }

  private mutating func take(_ message: Message, _ scheduler: inout some TestScheduler) {
    switch message {
    case .put(let worker, let tests):
      workers[worker].queue += tests
      go(on: worker)
    case .stop(let worker):
      workers[worker].isToldToStop = true
      go(on: worker)
    case .steal(let worker, let tests):
      // All of them or none.
      let isThere = workers[worker].queue.suffix(tests.count) == tests
      if isThere { workers[worker].queue.removeLast(tests.count) }
      add(.returned(worker, isThere ? tests : []))
    case .ended(let worker, let time):
      workers[worker].last = workers[worker].running
      workers[worker].running = nil
      add(.completed(worker, time))
      go(on: worker)
    case .completed(let worker, let time):
      pending[worker].removeFirst()
      scheduler.completed(by: worker, taking: time, &self)
      stopAll(if: scheduler.isFinished(self))
    case .returned(let worker, let tests):
      pending[worker].removeLast(tests.count)
      scheduler.returned(tests, by: worker, &self)
      stopAll(if: scheduler.isFinished(self))
    }
  }

  /// A worker fetches a test, waits until it knows what follows it, and begins.
  private mutating func go(on place: Int) {
    var worker = workers[place]
    defer { workers[place] = worker }
    guard worker.running == nil else { return }
    if worker.next == nil { worker.next = worker.queue.popFirst() }
    guard let test = worker.next, !worker.queue.isEmpty || worker.isToldToStop else { return }
    worker.running = test
    worker.next = worker.queue.popFirst()
    let time = time(test, worker.last)
    schedule.entries.append(
      WorkSchedule.Entry(test: test, worker: place, start: now, end: now + time))
    add(.ended(place, time), after: time)
  }
}
