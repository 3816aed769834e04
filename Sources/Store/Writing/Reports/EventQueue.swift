import History
import Platform

/// Report events on their way from the thread that reads to the one that writes, in batches, of which few
/// wait at a time.
final class EventQueue: @unchecked Sendable {
  /// Thrown to the reader once the writer has given up.
  struct Closed: Error {}

  private static let longest = 4

  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var batches: [[ReportEvent]] = []
  private var isAtEnd = false
  private var isClosed = false

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  /// Adds a batch when there is room for it.
  func put(_ batch: [ReportEvent]) throws(Closed) {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while batches.count >= Self.longest && !isClosed { pthread_cond_wait(changed, lock) }
    if isClosed { throw Closed() }
    batches.append(batch)
    pthread_cond_signal(changed)
  }

  /// Says that no batch follows.
  func end() {
    pthread_mutex_lock(lock)
    isAtEnd = true
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }

  /// The next batch when there is one; nil at the end.
  func take() -> [ReportEvent]? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while batches.isEmpty && !isAtEnd { pthread_cond_wait(changed, lock) }
    guard !batches.isEmpty else { return nil }
    pthread_cond_signal(changed)
    return batches.removeFirst()
  }

  /// Lets the reader stop: nobody takes any more.
  func close() {
    pthread_mutex_lock(lock)
    isClosed = true
    pthread_cond_signal(changed)
    pthread_mutex_unlock(lock)
  }
}
