import CExpat

/// One XML document through expat, hardened for reports from strangers: no entity but the five, no
/// declared attribute, nothing outside the document is ever opened, limits on depth and size.
final class XMLParser {
  static let depthLimit = 100
  /// The longest tag, comment or instruction, which is in memory as a whole. What is kept of it is cut
  /// by the readers.
  static let tokenLimit = 16 << 20

  /// How many elements are open, the one in hand included.
  private(set) var depth = 0
  /// Whether the handler gets text. Off to begin with: text that nobody keeps costs little.
  var collectsText = false {
    didSet { if collectsText != oldValue { setTextHandler() } }
  }

  let expat: XML_Parser?
  private let handler: any XMLHandler
  private let base: Int
  private var fed = 0
  private var hasExternalSubset = false
  private var stop: XMLFailure?
  /// Whether `stop` is set: after it expat can still make a call or two.
  private var isStopped = false

  /// A parser of a document that begins at the byte `base` of the report; `encoding` holds over
  /// what the document declares.
  init(handler: any XMLHandler, base: Int = 0, encoding: String? = nil) {
    self.handler = handler
    self.base = base
    expat = XML_ParserCreate(encoding)
    XML_SetUserData(expat, Unmanaged.passUnretained(self).toOpaque())
    setHandlers()
  }

  deinit { XML_ParserFree(expat) }

  /// Memory to fill with the next bytes of the document.
  func buffer(_ size: Int) -> UnsafeMutableRawBufferPointer? {
    XML_GetBuffer(expat, Int32(size)).map { UnsafeMutableRawBufferPointer(start: $0, count: size) }
  }

  /// Parses what was put into the buffer.
  func parseBuffer(_ count: Int, isFinal: Bool) -> XMLFailure? {
    fed += count
    return failure(after: XML_ParseBuffer(expat, Int32(count), isFinal ? 1 : 0))
  }

  /// Parses bytes from elsewhere.
  func parse(_ bytes: UnsafeRawBufferPointer, isFinal: Bool) -> XMLFailure? {
    fed += bytes.count
    let text = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    return failure(after: XML_Parse(expat, text, Int32(bytes.count), isFinal ? 1 : 0))
  }

  /// The bytes from the token in hand to the end of what was fed.
  var remaining: [UInt8] {
    var offset: Int32 = 0
    var size: Int32 = 0
    guard let start = XML_GetInputContext(expat, &offset, &size) else { return [] }
    return UnsafeRawBufferPointer(start: start, count: Int(size)).dropFirst(Int(offset)).map { $0 }
  }

  /// The byte of the report at which the token in hand begins.
  var currentByte: Int { base + max(0, Int(XML_GetCurrentByteIndex(expat))) }

  /// How many bytes were fed of a token that has not ended.
  var openBytes: Int { base + fed - currentByte }

  private func failure(after status: XML_Status) -> XMLFailure? {
    if isStopped { return stop }
    if status == XML_STATUS_OK {
      guard openBytes > Self.tokenLimit + ReportSource.chunkSize else { return nil }
      return XMLFailure(byte: currentByte, reason: "a tag or a comment of more than 16 MB")
    }
    let code = XML_GetErrorCode(expat)
    let words = XML_ErrorString(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    return XMLFailure(
      byte: currentByte, reason: words, isAfterRoot: code == XML_ERROR_JUNK_AFTER_DOC_ELEMENT)
  }

  func halt(_ error: any Error) {
    guard !isStopped else { return }
    isStopped = true
    let refusal = error as? XMLRefusal
    stop = XMLFailure(
      byte: currentByte, reason: refusal?.reason ?? "", thrown: refusal == nil ? error : nil)
    XML_StopParser(expat, 0)
  }

  /// Says why the parser is about to stop: expat stops by itself where an encoding is not known.
  func refuse(encoding name: String) {
    isStopped = true
    stop = XMLFailure(
      byte: currentByte,
      reason: "the encoding \(name) is not read; let the tool write and declare UTF-8")
  }

  @inline(__always)
  func didStart(_ name: UnsafePointer<CChar>, _ attributes: XMLAttributes.Pointer?) {
    guard !isStopped else { return }
    depth += 1
    do {
      if depth > Self.depthLimit {
        throw XMLRefusal("elements nested more than \(Self.depthLimit) deep")
      }
      if hasExternalSubset { try checkReferences() }
      try handler.start(XMLName(local: name), XMLAttributes(attributes), self)
    } catch {
      halt(error)
    }
  }

  @inline(__always)
  func didEnd(_ name: UnsafePointer<CChar>) {
    guard !isStopped else { return }
    do { try handler.end(XMLName(local: name), self) } catch { halt(error) }
    depth -= 1
  }

  @inline(__always)
  func didRead(_ text: UnsafePointer<CChar>, _ count: Int32) {
    guard !isStopped else { return }
    handler.text(UnsafeRawBufferPointer(start: text, count: Int(count)))
  }

  func didStartDoctype(_ systemID: UnsafePointer<CChar>?) {
    hasExternalSubset = systemID != nil
  }

  /// With a DTD that is not read, expat drops unknown entities from attributes in silence.
  private func checkReferences() throws {
    var offset: Int32 = 0
    var size: Int32 = 0
    guard let start = XML_GetInputContext(expat, &offset, &size) else { return }
    let tag = UnsafeRawBufferPointer(start: start + Int(offset), count: Int(size - offset))
      .prefix(Int(XML_GetCurrentByteCount(expat)))
    if let name = firstUnknownReference(in: tag) { throw XMLRefusal("undefined entity &\(name);") }
  }
}
