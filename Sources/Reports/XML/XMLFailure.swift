/// Why a parser stopped, and at which byte.
struct XMLFailure {
  var byte: Int
  var reason: String
  /// What the handler threw, if that was it.
  var thrown: (any Error)?
  /// A whole document ended before the byte and something else begins there.
  var isAfterRoot = false
}
