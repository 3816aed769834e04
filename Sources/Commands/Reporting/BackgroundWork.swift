import Platform

/// Work that a thread of its own does meanwhile.
final class BackgroundWork<Value> {
  /// Where the thread leaves what came of it.
  private final class Place {
    var result: Result<Value, any Error>?
  }

  private let work: () throws -> Value
  private let place = Place()
  private var thread: WorkerThread?

  /// Starts it; where the system has no thread to give, it is done when it is asked for.
  init(_ work: @escaping () throws -> Value) {
    self.work = work
    let place = place
    thread = WorkerThread { place.result = Result { try work() } }
  }

  /// What came of it.
  func value() throws -> Value {
    join()
    return try (place.result ?? Result { try work() }).get()
  }

  private func join() {
    thread?.join()
    thread = nil
  }

  deinit { join() }
}
