/// How much was taken out of texts before they were stored.
public struct RedactionCount: Hashable, Sendable {
  /// How many secrets, each once.
  public var secrets = 0
  /// In how many places they stood.
  public var places = 0

  /// Nothing.
  public init() {}
}
