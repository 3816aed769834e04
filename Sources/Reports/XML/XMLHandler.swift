/// What is told of an XML document while it is parsed. An error thrown stops the parser.
protocol XMLHandler: AnyObject {
  /// An element begins; its attributes are gone after the call.
  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws
  /// An element ends.
  func end(_ name: XMLName, _ parser: XMLParser) throws
  /// Text, in pieces, while `parser.collectsText` is on.
  func text(_ bytes: UnsafeRawBufferPointer)
}

/// Thrown by a handler: the document is sound XML but not what it should be. The parser adds the
/// place.
struct XMLRefusal: Error {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}
