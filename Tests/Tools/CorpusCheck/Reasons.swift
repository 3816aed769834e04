/// Why Laptime counts differently from the manifest of a corpus, where it does so on purpose.
enum Reasons {
  /// The reason for a difference; nil where none is known.
  static func reason(for row: Manifest.Row, _ reading: Reading) -> String? { nil }
}
