import Platform

/// Writes what a command prints into a file as well, with `tee`.
struct OutputCopy {
  /// What the command is to have in place of the stream.
  let output: Int32
  /// The terminal that `output` stands for; nil where it is a pipe.
  let terminal: Int32?
  private let process: pid_t

  /// How long `tee` may take to end after the command, in microseconds; what a command leaves running
  /// may hold the stream open.
  private static let patience: Int64 = 2_000_000

  /// `stream`: the descriptor of this process that goes on to get what is printed.
  init(of stream: Int32 = STDOUT_FILENO, to file: String) throws(SpawnError) {
    guard let pipe = ChildProcess.closingPipe() else {
      throw SpawnError(command: "tee", number: errno)
    }
    process = try Self.tee(from: pipe.read, and: pipe.write, to: stream, file)
    output = pipe.write
    terminal = nil
  }

  /// Of a stream that is a terminal, which the command finds there as well; nil where the system has no
  /// second one to give.
  init?(ofTerminal stream: Int32, to file: String) throws(SpawnError) {
    guard let pair = PseudoTerminal(like: stream) else { return nil }
    process = try Self.tee(from: pair.reader, and: pair.command, to: stream, file)
    output = pair.command
    terminal = stream
  }

  /// Starts `tee`, which then alone reads; closes both ends where that fails.
  private static func tee(
    from reader: Int32, and writer: Int32, to stream: Int32, _ file: String
  ) throws(SpawnError) -> pid_t {
    // When the last one that writes to a terminal goes, its reader meets an error, of which nobody is to hear.
    let silence = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer {
      close(reader)
      if silence >= 0 { close(silence) }
    }
    var spawn = Spawn()
    spawn.input = reader
    spawn.output = stream
    if silence >= 0 { spawn.errors = silence }
    do {
      // -i: an interrupt is for the command, whose last words are still wanted.
      return try spawn.start(["tee", "-i", file])
    } catch {
      close(writer)
      throw error
    }
  }

  /// Waits until all is written that the command printed, once it has ended.
  func end() {
    close(output)
    let deadline = Clock.monotonic() + Self.patience
    while waitpid(process, nil, WNOHANG) == 0, Clock.monotonic() < deadline { usleep(100) }
  }
}
