/// Why bytes are no bundle, or hold what no run has.
public struct BundleError: Error, Hashable, Sendable {
  /// What is wrong with them.
  public enum Reason: Hashable, Sendable {
    /// They do not begin as a bundle does.
    case foreign
    /// A later version of the format.
    case newer
    /// They end too early, or hold more than they say.
    case malformed
    /// They are more than any run is.
    case tooLarge
    /// A value that cannot be.
    case value(String)
    /// The run has values that no bundle holds.
    case unheld
  }

  public var reason: Reason

  /// A reason why.
  public init(_ reason: Reason) { self.reason = reason }

  /// What is wrong, to follow the name of the file and a colon.
  public var words: String {
    switch reason {
    case .foreign: "this is no bundle of laptime"
    case .newer: "a newer laptime wrote this bundle"
    case .malformed: "the bundle is damaged or cut off"
    case .tooLarge: "the bundle holds more than any run has"
    case .value(let what): "the bundle holds what cannot be: \(what)"
    case .unheld: "the run has times that no bundle holds"
    }
  }
}
