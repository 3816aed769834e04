import History

/// The place in a stream of bytes where a reader stands, with as much of the stream in memory as one
/// read gave. It knows line, column and byte of where it stands.
final class ByteCursor {
  /// The file's name, for errors.
  let file: String
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private let buffer: UnsafeMutableRawBufferPointer
  private var index = 0
  private var count = 0
  /// How many bytes of the stream stood before those in the buffer.
  private var bytesBefore = 0
  private var line = 1
  private var lineStart = 0
  /// Where the line began that was passed last.
  private(set) var lastLine = ReportError.Position(line: 1, column: 1, byte: 0)

  /// Reads with `read`, which fills the space it is given from its start and says how much of it; 0
  /// at the end.
  init(
    file: String, chunk: Int = 1 << 16,
    read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.file = file
    self.read = read
    buffer = .allocate(byteCount: chunk, alignment: 8)
  }

  deinit { buffer.deallocate() }

  /// The byte here; nil at the end.
  @inline(__always)
  func peek() throws -> UInt8? {
    if index == count {
      guard try refill() else { return nil }
    }
    return buffer[index]
  }

  /// Goes over the byte that `peek` gave, which is no newline.
  @inline(__always)
  func advance() { index &+= 1 }

  /// Goes over spaces, tabs and carriage returns; gives the byte behind them.
  func skipBlanks() throws -> UInt8? {
    while let byte = try peek() {
      guard byte == .space || byte == .tab || byte == .carriageReturn else { return byte }
      advance()
    }
    return nil
  }

  /// Goes over blanks and line ends; gives the byte behind them.
  func skipBlanksAndLines() throws -> UInt8? {
    while let byte = try skipBlanks() {
      guard byte == .newline else { return byte }
      advance()
      startLine()
    }
    return nil
  }

  /// Goes behind the end of this line.
  func skipLine() throws { try passLine { _ in } }

  /// Goes behind the end of this line and gives what stands before the end to `take` in pieces.
  func passLine(_ take: (UnsafeRawBufferPointer) throws -> Void) throws {
    lastLine = position
    while try peek() != nil {
      let rest = UnsafeRawBufferPointer(rebasing: buffer[index..<count])
      let newline = rest.firstIndex(of: .newline)
      try take(UnsafeRawBufferPointer(rebasing: rest[..<(newline ?? rest.count)]))
      index += newline.map { $0 + 1 } ?? rest.count
      if newline != nil { return startLine() }
    }
  }

  /// Goes over a word that is known by its first letter.
  func skipWord(_ word: String) throws {
    for letter in word.utf8 {
      guard try peek() == letter else { throw error("\(word) was expected here") }
      advance()
    }
  }

  /// Goes over text of a JSON string up to its end or an escape, and gives it to `take` in pieces.
  /// It holds no control characters and is UTF-8.
  @inline(__always)
  func passPlainText(_ take: (UnsafeRawBufferPointer) -> Void) throws {
    var character = UTF8Sequence()
    while try peek() != nil {
      let start = index
      var isEnd = false
      while index < count && !isEnd {
        if character.isComplete {
          index = Self.endOfPlainWords(in: buffer, from: index, to: count)
          if index == count { break }
        }
        let byte = buffer[index]
        if character.isComplete && byte < 0x80 {
          guard byte >= 0x20 else { throw controlCharacter(byte) }
          isEnd = byte == .quote || byte == .backslash
        } else if !character.accepts(byte) {
          throw error("the text is not UTF-8")
        }
        if !isEnd { index &+= 1 }
      }
      take(UnsafeRawBufferPointer(rebasing: buffer[start..<index]))
      if isEnd { return }
    }
    throw endsInside("a string")
  }

  /// The end of the run of whole 8-byte words that hold neither a quote, a backslash, a control
  /// character nor a byte beyond ASCII.
  @inline(__always)
  private static func endOfPlainWords(
    in buffer: UnsafeMutableRawBufferPointer, from start: Int, to end: Int
  ) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops = ones &* 0x80
    var at = start
    while at &+ 8 <= end {
      let word = buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let quotes = word ^ (ones &* UInt64(UInt8.quote))
      let escapes = word ^ (ones &* UInt64(UInt8.backslash))
      let special =
        word | (word &- ones &* 0x20) | ((quotes &- ones) & ~quotes)
        | ((escapes &- ones) & ~escapes)
      if special & tops != 0 { break }
      at &+= 8
    }
    return at
  }

  // MARK: Errors

  /// Where the cursor stands.
  var position: ReportError.Position { position(at: index) }

  /// An error here, or `back` bytes before here on the same line.
  func error(_ reason: String, back: Int = 0, hint: String? = nil) -> ReportError {
    ReportError(
      .malformed, file: file, position: position(at: index - back), reason: reason, hint: hint)
  }

  func endsInside(_ what: String) -> ReportError {
    error("the file ends inside \(what)", hint: "it was cut short; write it anew")
  }

  private func controlCharacter(_ byte: UInt8) -> ReportError {
    error(
      byte == .newline
        ? "the line ends inside a string"
        : "a control character (byte \(byte)) stands unescaped in a string")
  }

  private func position(at index: Int) -> ReportError.Position {
    let byte = bytesBefore + index
    return .init(line: line, column: byte - lineStart + 1, byte: byte)
  }

  // MARK: Reading

  private func startLine() {
    line += 1
    lineStart = bytesBefore + index
  }

  private func refill() throws -> Bool {
    bytesBefore += count
    index = 0
    count = try read(buffer)
    return count > 0
  }
}

extension ByteCursor {
  /// Stands at the first byte of a report, behind its byte order mark.
  convenience init(_ source: ReportSource) throws {
    let start = Array(try source.peek(upTo: 3))
    self.init(file: source.name, chunk: ReportSource.chunkSize) { try source.read(into: $0) }
    guard start == [0xef, 0xbb, 0xbf] else { return }
    for _ in start where try peek() != nil { advance() }
  }
}
