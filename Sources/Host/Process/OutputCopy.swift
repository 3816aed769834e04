import Platform

/// Writes what a command prints into a file as well, with `tee`.
struct OutputCopy {
  /// What the command is to have as its standard output.
  let output: Int32
  private let process: pid_t

  /// How long `tee` may take to end after the command, in microseconds; what a command leaves running
  /// may hold the stream open.
  private static let patience: Int64 = 2_000_000

  init(to file: String) throws(SpawnError) {
    guard let pipe = ChildProcess.closingPipe() else {
      throw SpawnError(command: "tee", number: errno)
    }
    defer { close(pipe.read) }
    var spawn = Spawn()
    spawn.input = pipe.read
    do {
      // -i: an interrupt is for the command, whose last words are still wanted.
      process = try spawn.start(["tee", "-i", file])
    } catch {
      close(pipe.write)
      throw error
    }
    output = pipe.write
  }

  /// Waits until all is written that the command printed, once it has ended.
  func end() {
    close(output)
    let deadline = Clock.monotonic() + Self.patience
    while waitpid(process, nil, WNOHANG) == 0, Clock.monotonic() < deadline { usleep(100) }
  }
}
