import Platform

extension ChildProcess {
  /// The most that is taken of a command's output, in bytes.
  private static let outputLimit = 256 << 20

  /// What a command writes to its standard output. It reads the input alone and its complaints are dropped.
  ///
  /// Returns nil where it cannot be started, ends with anything but 0, or takes longer than the
  /// limit (in microseconds); then it is killed with all that it started.
  public static func capture(
    _ command: [String], reading input: [UInt8] = [], setting variables: [String: String] = [:],
    limit: Int64 = 10_000_000
  ) -> [UInt8]? {
    let answer = try? answer(of: command, reading: input, setting: variables, limit: limit)
    return answer?.end == .code(0) ? answer?.output : nil
  }

  /// The same, and how it ended; nil where it takes longer than the limit or writes too much.
  ///
  /// - Throws: `SpawnError`.
  public static func answer(
    of command: [String], reading input: [UInt8] = [], setting variables: [String: String] = [:],
    limit: Int64
  ) throws(SpawnError) -> (end: ExitStatus, output: [UInt8])? {
    guard let pipe = closingPipe() else { return nil }
    var spawn = Spawn()
    if !input.isEmpty {
      spawn.input = file(holding: input)
      guard spawn.input != nil else { return nil }
    }
    defer { if let file = spawn.input { close(file) } }
    spawn.output = pipe.write
    spawn.isQuiet = true
    spawn.leadsGroup = true
    spawn.variables = variables
    defer { close(pipe.read) }
    let child: pid_t
    do {
      child = try spawn.start(command)
      close(pipe.write)
    } catch {
      close(pipe.write)
      throw error
    }
    let deadline = Clock.monotonic() + limit
    let output = readAll(pipe.read, until: deadline)
    if output == nil { kill(-child, SIGKILL) }
    let end = end(of: child, deadline: deadline)
    return output.flatMap { output in end.map { ($0, output) } }
  }

  /// A nameless file with some bytes, to be read from the start.
  private static func file(holding bytes: [UInt8]) -> Int32? {
    var name = Array("\(temporaryFolder)/laptime-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return nil }
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        close(file)
        return nil
      }
      rest = rest.dropFirst(count)
    }
    lseek(file, 0, SEEK_SET)
    return file
  }

  /// Everything up to the end of the stream; nil where that takes too long or is too much.
  private static func readAll(_ file: Int32, until deadline: Int64) -> [UInt8]? {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while output.count < outputLimit {
      let left = deadline - Clock.monotonic()
      var event = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard left > 0 else { return nil }
      guard poll(&event, 1, Int32(clamping: left / 1000 + 1)) > 0 else { continue }
      let count = read(file, &buffer, buffer.count)
      if count == 0 { return output }
      if count > 0 { output += buffer[..<count] } else if errno != EINTR { return nil }
    }
    return nil
  }

  /// Reaps the child; one that has closed its output and does not end is killed at the deadline.
  private static func end(of child: pid_t, deadline: Int64) -> ExitStatus? {
    var (status, options) = (Int32(0), WNOHANG)
    while true {
      let reaped = waitpid(child, &status, options)
      if reaped == child { return ExitStatus(waitStatus: status) }
      if reaped < 0 && errno != EINTR { return nil }
      if Clock.monotonic() < deadline {
        usleep(100)
      } else {
        kill(-child, SIGKILL)
        options = 0
      }
    }
  }

  /// A pipe that programs started by this process do not inherit.
  static func closingPipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}
