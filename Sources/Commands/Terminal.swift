import Platform
import Presentation

/// Where text goes.
enum Terminal {
  /// Writes to standard output. A reader that went away, as `head` does, is no error.
  static func print(_ text: String) { write(text, to: 1) }

  /// Writes to standard error.
  static func warn(_ text: String) { write(text, to: 2) }

  static func exit(_ code: Int32) -> Never {
    Platform.exit(code)
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

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let written = Platform.write(descriptor, rest.baseAddress, rest.count)
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { return }
        rest = UnsafeRawBufferPointer(rebasing: rest[written...])
      }
    }
  }
}
