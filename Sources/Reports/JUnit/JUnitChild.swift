import History

/// A `<failure>` or its like while it is read.
struct JUnitChild {
  let element: JUnitElement
  let depth: Int
  var type: String?
  var message: String?
  var duration: Int64?
  var start: Instant?
  private var detail: [UInt8] = []

  init(_ element: JUnitElement, depth: Int) {
    self.element = element
    self.depth = depth
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    // A few bytes more than are kept, so that the cut falls between characters.
    let room = FailureText.detailLimit + 4 - detail.count
    if room > 0 { detail.append(contentsOf: bytes.prefix(room)) }
  }

  var failure: Failure {
    let detail = detail.withUnsafeBufferPointer {
      FailureText.kept($0, limit: FailureText.detailLimit)
    }
    return Failure(type: type, message: message, detail: detail)
  }
}
