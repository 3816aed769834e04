import Platform

/// What is done in another folder, with nothing of it printed and nothing read: a dozen test reports are no news.
enum Quietly {
  /// `folder`: the one that is the current folder meanwhile.
  /// `variables`: those of this process meanwhile, over the others.
  static func run<Value>(
    in folder: String, setting variables: [String: String] = [:], _ body: () throws -> Value
  ) throws -> Value {
    let here = Terminal.currentFolder()
    guard chdir(folder) == 0 else { throw FileError(path: folder, number: errno) }
    defer { chdir(here) }
    let before = variables.map { name, _ in (name, getenv(name).map { String(cString: $0) }) }
    for (name, value) in variables { setenv(name, value, 1) }
    defer {
      for (name, value) in before {
        if let value { setenv(name, value, 1) } else { unsetenv(name) }
      }
    }
    let streams = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    let saved = streams.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    let silence = open("/dev/null", O_RDWR | O_CLOEXEC)
    for stream in streams where silence >= 0 { dup2(silence, stream) }
    defer {
      for (stream, copy) in zip(streams, saved) where copy >= 0 {
        dup2(copy, stream)
        close(copy)
      }
      if silence >= 0 { close(silence) }
    }
    return try body()
  }
}
