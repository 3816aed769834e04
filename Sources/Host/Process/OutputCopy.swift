import Platform

/// Writes what a command prints into a file as well, with `tee`.
struct OutputCopy {
  /// What the command is to have in place of the stream.
  let output: Int32
  private let process: pid_t

  /// How long `tee` may take to end after the command, in microseconds; what a command leaves running
  /// may hold the stream open.
  private static let patience: Int64 = 2_000_000

  /// `stream`: the descriptor of this process that goes on to get what is printed.
  /// `copier`: the command that copies; -i, as an interrupt is for the command, whose last words are still
  /// wanted.
  init(
    of stream: Int32 = STDOUT_FILENO, to file: String, by copier: [String] = ["tee", "-i"]
  ) throws(SpawnError) {
    guard let pipe = ChildProcess.closingPipe() else {
      throw SpawnError(command: "tee", number: errno)
    }
    defer { close(pipe.read) }
    var spawn = Spawn()
    spawn.input = pipe.read
    spawn.output = stream
    do {
      process = try spawn.start(copier + [file])
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
