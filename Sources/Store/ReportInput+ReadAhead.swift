import History

extension ReportInput {
  private static let eventsInBatch = 512

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
    let reading = try read { event in
      batch.append(event)
      guard batch.count == Self.eventsInBatch else { return }
      try queue.put(batch)
      batch = []
    }
    try queue.put(batch)
    return reading
  }
}
