/// What a failed attempt said.
public struct Failure: Hashable, Sendable {
  /// The kind of the failure in the runner's words, such as an exception's class.
  public var type: String?
  /// The message, one line or a few.
  public var message: String?
  /// The longer text: trace, captured comparison. Cut by the reader to its limit.
  public var detail: String?

  /// A failure of which nothing is known that is not given.
  public init(type: String? = nil, message: String? = nil, detail: String? = nil) {
    self.type = type
    self.message = message
    self.detail = detail
  }
}
