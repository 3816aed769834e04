/// The parts of an attempt in microseconds; a part that did not happen is nil.
public struct Phases: Hashable, Sendable {
  public var setup: Int64?
  public var call: Int64?
  public var teardown: Int64?

  /// What the phases took in microseconds; nil for one that was not told.
  public init(setup: Int64? = nil, call: Int64? = nil, teardown: Int64? = nil) {
    self.setup = setup
    self.call = call
    self.teardown = teardown
  }
}
