import History
import Platform

extension ReportInput {
  /// A batch is full with so many events, or so many bytes of what failures said.
  private static let fullBatch = (events: 512, bytes: 1 << 18)

  /// Reads it on a thread of its own while this one receives, in order: reading and writing take about as
  /// long as each other.
  func readAhead(_ receive: (ReportEvent) throws -> Void) throws -> Reading {
    let queue = EventQueue()
    var result: Result<Reading, any Error> = .failure(EventQueue.Closed())
    let thread = WorkerThread {
      result = Result { try read(into: queue) }
      queue.end()
    }
    guard let thread else { return try read(receive) }
    do {
      while let batch = queue.take() {
        for event in batch { try receive(event) }
      }
    } catch {
      queue.close()
      thread.join()
      throw error
    }
    thread.join()
    return try result.get()
  }

  private func read(into queue: EventQueue) throws -> Reading {
    var batch: [ReportEvent] = []
    var bytes = 0
    let reading = try read { event in
      batch.append(event)
      bytes += event.bytesOfFailures
      guard batch.count >= Self.fullBatch.events || bytes >= Self.fullBatch.bytes else { return }
      try queue.put(batch)
      batch = []
      bytes = 0
    }
    try queue.put(batch)
    return reading
  }
}

extension ReportEvent {
  fileprivate var bytesOfFailures: Int {
    let failures: [Failure] =
      switch self {
      case .attempt(let attempt): attempt.failures
      case .runError(let error): [error.failure]
      case .coverage, .benchmark, .profile, .warning: []
      }
    return failures.reduce(0) {
      $0 + ($1.message?.utf8.count ?? 0) + ($1.detail?.utf8.count ?? 0)
    }
  }
}
