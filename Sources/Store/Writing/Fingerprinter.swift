public import History

/// Makes the fingerprints of failures: texts that are equal where the cause is likely the same.
public struct Fingerprinter {
  /// Grows when the same failure gets another fingerprint than before.
  public var version: Int
  public var fingerprint: (Failure) -> String

  /// A normalisation of failures by its version, which changes with it.
  public init(version: Int, fingerprint: @escaping (Failure) -> String) {
    self.version = version
    self.fingerprint = fingerprint
  }
}
