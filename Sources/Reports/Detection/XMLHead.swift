/// The first elements of an XML document.
public struct XMLHead {
  /// An element's start tag.
  public struct Element {
    /// The name without its prefix.
    public var name: String
    /// In the order in which they are written, the first 32.
    public var attributes: [(name: String, value: String)] = []

    /// The value of an attribute.
    public subscript(attribute: String) -> String? {
      attributes.first { $0.name == attribute }?.value
    }
  }

  /// The root element; nil where the document breaks off or is broken before it.
  public let root: Element?
  /// The first element inside the root, as far as the head goes.
  public let firstChild: Element?

  private let failure: XMLFailure?
  private let length: Int

  init(_ bytes: [UInt8]) {
    length = bytes.count
    let collector = HeadCollector()
    let encoding = XMLEncoding.override(bytes.prefix(512))
    let parser = XMLParser(handler: collector, encoding: encoding)
    failure = bytes.withUnsafeBytes { parser.parse($0, isFinal: false) }
    root = collector.elements.first
    firstChild = collector.elements.dropFirst().first
  }

  /// The byte to point at where no format knows the document.
  var offender: Int { root == nil ? failure?.byte ?? length : 0 }

  var complaint: String {
    if let root { return "not a report: the root element is <\(root.name)>" }
    return failure?.reason ?? "the document ends before its first element"
  }
}

/// Keeps the first two start tags and stops.
private final class HeadCollector: XMLHandler {
  struct Enough: Error {}

  var elements: [XMLHead.Element] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    var element = XMLHead.Element(name: name.string)
    for (name, value) in attributes.pairs.prefix(32) {
      element.attributes.append((name.string, value.string(upTo: 256)))
    }
    elements.append(element)
    if elements.count == 2 { throw Enough() }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws { throw Enough() }

  func text(_ bytes: UnsafeRawBufferPointer) {}
}
