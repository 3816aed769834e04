import History

extension ByteCursor {
  /// The next byte inside a JSON document that is no blank; `wanted` says in the error what may stand
  /// here.
  func nextInValue(isLines: Bool, wanted: String) throws -> UInt8 {
    let byte = isLines ? try skipBlanks() : try skipBlanksAndLines()
    guard let byte else { throw endsInside("a JSON document: \(wanted) is missing") }
    guard byte != .newline else {
      throw error("the line ends inside a JSON document: \(wanted) is missing")
    }
    return byte
  }

  func tooDeep() -> ReportError {
    error("arrays and objects are more than \(JSONReader.depthLimit) deep in each other")
  }
}
