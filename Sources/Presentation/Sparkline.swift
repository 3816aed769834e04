/// A series as a line of block characters.
public enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// One character a value, or the median of neighbours where there is not room for all; a space where
  /// there is none.
  public static func text(_ values: [Double], width: Int = 24) -> String {
    String(characters(values.count <= width ? values : condensed(values, to: width)))
  }

  /// The same with one more value to the right of a bar.
  public static func text(_ values: [Double], marking last: Double, width: Int = 40) -> String {
    let shown = values.count <= width ? values : condensed(values, to: width)
    let characters = characters(shown + [last])
    return String(characters.dropLast()) + "│" + String(characters.suffix(1))
  }

  private static func characters(_ values: [Double]) -> [Character] {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return [] }
    return values.map { value in
      guard value.isFinite else { return " " }
      guard high > low else { return blocks[0] }
      let level = Int(((value - low) / (high - low) * 7).rounded())
      return blocks[min(7, max(0, level))]
    }
  }

  private static func condensed(_ values: [Double], to width: Int) -> [Double] {
    (0..<max(1, width)).map { column in
      let part = values[(column * values.count / width)..<((column + 1) * values.count / width)]
        .filter(\.isFinite).sorted()
      return part.isEmpty ? .nan : part[part.count / 2]
    }
  }
}
