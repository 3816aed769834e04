import History

/// Reads a report that is one XML document or several, one after another.
enum XMLDocuments {
  /// Parses all of the source. The handler sees each document's root at depth 1.
  ///
  /// - Throws: a `ReportError` with the place of what is wrong, or what the handler threw.
  static func read(_ source: ReportSource, with handler: any XMLHandler) throws {
    let start = try skipBlankLines(source)
    let encoding = XMLEncoding.override(try source.peek(upTo: 512))
    var parser = XMLParser(handler: handler, base: start, encoding: encoding)
    while true {
      // More of a token that is long already, for all of it is scanned again each time.
      let size = max(ReportSource.chunkSize, min(parser.openBytes, XMLParser.tokenLimit / 4))
      guard let buffer = parser.buffer(size) else {
        throw source.malformed(at: parser.currentByte, "no memory to read on")
      }
      let count = try source.read(into: buffer)
      if let failure = parser.parseBuffer(count, isFinal: count == 0) {
        if count == 0, failure.thrown == nil { throw source.cutShort(failure) }
        parser = try parseNext(parser.remaining, after: failure, in: source, with: handler)
      }
      if count == 0 { return }
    }
  }

  /// Parses what stands behind the end of a document: another one, or several. Returns the parser of
  /// the last one, which may go on.
  private static func parseNext(
    _ rest: [UInt8], after end: XMLFailure, in source: ReportSource, with handler: any XMLHandler
  ) throws -> XMLParser {
    var end = end
    var offset = 0
    while true {
      guard end.isAfterRoot, rest[offset...].starts(with: "<?xml".utf8) else {
        throw end.thrown ?? source.broken(end)
      }
      let parser = XMLParser(handler: handler, base: end.byte)
      guard let failure = parseInPieces(rest[offset...], parser) else { return parser }
      offset += failure.byte - end.byte
      end = failure
    }
  }

  /// Pieces that begin small, for a document may be: all that was fed is lost where it ends.
  private static func parseInPieces(_ bytes: ArraySlice<UInt8>, _ parser: XMLParser) -> XMLFailure?
  {
    var rest = bytes
    var size = 1 << 10
    while !rest.isEmpty {
      let piece = rest.prefix(size)
      if let failure = piece.withUnsafeBytes({ parser.parse($0, isFinal: false) }) {
        return failure
      }
      rest = rest.dropFirst(piece.count)
      size *= 2
    }
    return nil
  }

  /// Blank lines before the declaration are against the rules and met in practice. Returns how
  /// many bytes were left out.
  private static func skipBlankLines(_ source: ReportSource) throws(ReportError) -> Int {
    let head = try source.peek(upTo: 1 << 12)
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let content = head.dropFirst(mark).drop { " \n\r\t".utf8.contains($0) }
    let blanks = head.count - content.count
    guard blanks > mark, content.starts(with: "<?xml".utf8) else { return 0 }
    var skipped = [UInt8](repeating: 0, count: blanks)
    let result = skipped.withUnsafeMutableBytes { buffer in
      Result { () throws(ReportError) in try source.read(into: buffer) }
    }
    return try result.get()
  }
}

extension ReportSource {
  /// The error of a document that ends too early: what expat says of it, and what became of it.
  fileprivate func cutShort(_ failure: XMLFailure) -> ReportError {
    let ends = [
      "unclosed token", "no element found", "unclosed CDATA section", "partial character",
    ]
    guard ends.contains(failure.reason) else { return broken(failure) }
    return malformed(
      at: failure.byte, "\(failure.reason): the document is cut short",
      hint:
        "the runner was stopped while it wrote, or a part was copied; run it again, or leave the file out"
    )
  }

  /// The error of a document that is broken. A byte that is no UTF-8 is told by name, since the tool wrote another
  /// encoding than it says.
  fileprivate func broken(_ failure: XMLFailure) -> ReportError {
    guard failure.reason.hasPrefix("not well-formed"), isForeign(at: failure.byte) else {
      return malformed(at: failure.byte, failure.reason)
    }
    return malformed(
      at: failure.byte, "\(failure.reason): no UTF-8 stands here, perhaps Latin-1 or Windows-1252",
      hint: "let the tool write UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE")
  }

  /// Whether no character of UTF-8 begins at a byte, or one that breaks off.
  private func isForeign(at byte: Int) -> Bool {
    guard let pass = try? freshPass() else { return false }
    var offset = 0
    while let piece = try? pass.read(upTo: Self.chunkSize), !piece.isEmpty {
      if byte < offset + piece.count {
        let rest = piece[(byte - offset)...].prefix(4)
        guard rest.first ?? 0 >= 0x80 else { return false }
        return !String(decoding: rest, as: UTF8.self).unicodeScalars.prefix(1).allSatisfy {
          $0 != "\u{fffd}"
        }
      }
      offset += piece.count
    }
    return false
  }
}
