import Platform
import Presentation

/// Where text goes.
enum Terminal {
  /// What became of standard output: the number of the first error; 0 while there was none.
  ///
  /// Only the main thread prints.
  private nonisolated(unsafe) static var outputError: Int32 = 0

  /// Whether something could not be printed, so that the program ends with an error.
  static var hasLostOutput: Bool { outputError != 0 }

  /// Writes to standard output. What cannot be written makes the program end with an error.
  static func print(_ text: String) {
    guard outputError == 0 else { return }
    outputError = write(text, to: 1)
  }

  /// Writes to standard error. Where that is not possible there is nobody to tell.
  static func warn(_ text: String) { _ = write(text, to: 2) }

  /// Ends the program. Output that was lost is an error of its own where there was no other.
  static func exit(_ code: Int32) -> Never {
    // What a file system kept back it may refuse only now.
    if close(1) != 0, outputError == 0, errno != EBADF { outputError = errno }
    guard outputError != 0 else { Platform.exit(code) }
    let reason = String(cString: strerror(outputError)).lowercased()
    warn("laptime: standard output cannot be written: \(reason)\n")
    Platform.exit(code == ExitCodes.pass ? ExitCodes.cannotWrite : code)
  }

  /// Keeps the numbers of standard streams that somebody closed from being those of files that are opened later:
  /// what is printed must not go into one of them.
  static func holdStreams() {
    for stream in Int32(0)...2 where fcntl(stream, F_GETFD) == -1 {
      // To read alone, so that what is printed there fails.
      if open("/dev/null", O_RDONLY) > stream { return }
    }
  }

  /// The columns of the terminal that standard output (or the other) is; where it is none, what
  /// `COLUMNS` says, or nil.
  static func width(of descriptor: Int32 = 1) -> Int? {
    guard isatty(descriptor) == 1 else {
      return variable("COLUMNS").flatMap { Int($0) }.flatMap { $0 >= 20 ? $0 : nil }
    }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// The columns that sentences are wrapped at: those of the terminal, 80 where there is none.
  static func proseWidth(of descriptor: Int32 = 1) -> Int { width(of: descriptor) ?? 80 }

  /// Writes warnings to standard error, wrapped at the terminal's width.
  static func warning(_ texts: [String]) {
    for text in texts {
      let lines = TextWrap.lines(
        "laptime: warning: \(TerminalText.visible(text))", width: width(of: 2))
      warn(lines.joined(separator: "\n  ") + "\n")
    }
  }

  /// The style for standard output (or the other): colour on a terminal, unless `NO_COLOR` is set.
  static func style(of descriptor: Int32 = 1) -> TextStyle {
    TextStyle(
      isColored: isatty(descriptor) == 1 && variable("NO_COLOR") == nil
        && variable("TERM") != "dumb")
  }

  /// An environment variable; an empty one is an unset one.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The folder that the process is in.
  static func currentFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// The number of the error; 0 where all was written.
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let written = Platform.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        if written < 0 && errno == EAGAIN {
          // Somebody shares the stream who does not want to wait for it.
          var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&ready, 1, -1)
          continue
        }
        guard written > 0 else { return errno }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
      return 0
    }
  }
}
