/// A series as a line of block characters.
public enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// One character a value, the last ones where there is not room for all; a space where one is
  /// missing.
  public static func text(_ values: [Double], width: Int = 24) -> String {
    let shown = values.suffix(width)
    let finite = shown.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return "" }
    return String(
      shown.map { value -> Character in
        guard value.isFinite else { return " " }
        guard high > low else { return blocks[0] }
        let level = Int(((value - low) / (high - low) * 7).rounded())
        return blocks[min(7, max(0, level))]
      })
  }
}
