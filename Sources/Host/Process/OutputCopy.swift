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
  /// `copier`: the command that copies, given the file as its last word.
  init(
    of stream: Int32 = STDOUT_FILENO, to file: String, by copier: [String] = OutputCopy.tee
  ) throws(SpawnError) {
    guard let pipe = ChildProcess.closingPipe() else {
      throw SpawnError(command: "tee", number: errno)
    }
    process = try Self.start(
      copier + [file], from: pipe.read, and: pipe.write, to: stream)
    output = pipe.write
    terminal = nil
  }

  /// Of a stream that is a terminal, which the command finds there as well; nil where the system has no
  /// second one to give.
  init?(ofTerminal stream: Int32, to file: String) throws(SpawnError) {
    guard let pair = PseudoTerminal(like: stream) else { return nil }
    process = try Self.start(
      Self.tee + [file], from: pair.reader, and: pair.command, to: stream)
    output = pair.command
    terminal = stream
  }

  /// -i: an interrupt is for the command, whose last words are still wanted.
  static let tee = ["tee", "-i"]

  /// Starts what copies, which then alone reads; closes both ends where that fails.
  private static func start(
    _ copier: [String], from reader: Int32, and writer: Int32, to stream: Int32
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
      return try spawn.start(copier)
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
