public import History

/// The bytes of one report, gzip undone, read once from front to back.
public final class ReportSource {
  /// A longer report is refused.
  static let byteLimit = 4 << 30
  /// How much a reader asks for at a time. Anything from 16 KB to 1 MB measures the same on a
  /// report of 200 MB.
  public static let chunkSize = 1 << 17

  /// The file's name as it was given; `-` for standard input.
  public let name: String
  /// The checkout's folder, if it is known: paths under it are reported relative to it.
  public var checkoutRoot: String?
  /// How many bytes were read so far.
  public private(set) var byteCount = 0

  private let stored: StoredBytes
  private let decoded: DecodedBytes
  private var hash = ContentHash()
  private var lookahead: [UInt8] = []
  private var lookaheadStart = 0

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: a `ReportError` that is `missing` or `unreadable` (a folder, no permission), or
  ///   `malformed` for broken gzip.
  public convenience init(path: String) throws(ReportError) {
    try self.init(name: path, stored: StoredBytes(path: path))
  }

  /// A report that is in memory already.
  public convenience init(name: String, bytes: [UInt8]) throws(ReportError) {
    try self.init(name: name, stored: StoredBytes(name: name, bytes: bytes))
  }

  private init(name: String, stored: StoredBytes) throws(ReportError) {
    self.name = name
    self.stored = stored
    decoded = try DecodedBytes(stored, name: name)
  }

  /// Whether it holds a copy of what can be read only once, such as a pipe.
  public var isCopy: Bool { stored.isCopy }

  /// The hash of the bytes read so far; of the whole report once `read` has returned 0.
  public var contentHash: ContentHash.Value { hash.finish() }

  /// The next bytes, without reading them: as many as were asked for, or all there are.
  public func peek(upTo count: Int) throws(ReportError) -> ArraySlice<UInt8> {
    while lookahead.count - lookaheadStart < count {
      let piece = try decoded.read(upTo: count - (lookahead.count - lookaheadStart))
      if piece.isEmpty { break }
      lookahead += piece
    }
    return lookahead[lookaheadStart...].prefix(count)
  }

  /// Fills some of the buffer and returns how much; 0 at the end.
  ///
  /// - Throws: a `ReportError`: `malformed` for broken gzip and for more than 4 GB, else
  ///   `unreadable`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    var count = min(buffer.count, lookahead.count - lookaheadStart)
    if count > 0 {
      lookahead.withUnsafeBytes {
        buffer.copyMemory(from: .init(rebasing: $0[lookaheadStart..<lookaheadStart + count]))
      }
      lookaheadStart += count
    } else {
      lookahead = []
      lookaheadStart = 0
      count = try decoded.read(into: buffer)
    }
    hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    byteCount += count
    if byteCount > Self.byteLimit { throw Self.tooLong(name) }
    return count
  }

  /// The same report once more from its beginning, whatever was read of this one.
  public func again() throws(ReportError) -> ReportSource {
    let source = try ReportSource(name: name, stored: stored)
    source.checkoutRoot = checkoutRoot
    return source
  }

  func freshPass() throws(ReportError) -> DecodedBytes { try DecodedBytes(stored, name: name) }

  static func tooLong(_ name: String) -> ReportError {
    ReportError(
      .malformed, file: name, position: .init(line: 1, column: 1, byte: 0),
      reason: "longer than 4 GB")
  }
}
