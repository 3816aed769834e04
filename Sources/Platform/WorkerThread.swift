/// A thread of the system's that runs one body.
public final class WorkerThread {
  private let body: () -> Void
  #if canImport(Glibc)
    private var id = pthread_t()
  #else
    private var id: pthread_t?
  #endif

  /// Starts it; nil where the system has no thread to give.
  public init?(_ body: @escaping () -> Void) {
    self.body = body
    let code = pthread_create(
      &id, nil,
      { argument in
        WorkerThread.run(argument)
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    guard code == 0 else { return nil }
  }

  /// Waits for its end, without which it must not go.
  public func join() {
    #if canImport(Glibc)
      pthread_join(id, nil)
    #else
      if let id { pthread_join(id, nil) }
    #endif
  }

  private static func run(_ thread: UnsafeMutableRawPointer?) {
    guard let thread else { return }
    Unmanaged<WorkerThread>.fromOpaque(thread).takeUnretainedValue().body()
  }
}
