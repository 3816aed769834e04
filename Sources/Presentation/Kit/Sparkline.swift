/// Small drawings out of block characters.
public enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// One character a value, or the median of neighbours where there is not room for all; a space where
  /// there is none.
  ///
  /// The lowest block is the least value, or half of the greatest where that is less: what varies by
  /// a few percent looks as even as it is. `fromLeast`: always the least, for what is known to vary.
  public static func text(_ values: [Double], width: Int = 24, fromLeast: Bool = false) -> String {
    String(characters(condensed(values, to: width), fromLeast: fromLeast))
  }

  /// The same with one more value to the right of a bar.
  public static func text(_ values: [Double], marking last: Double, width: Int = 40) -> String {
    let characters = characters(condensed(values, to: width) + [last])
    return String(characters.dropLast()) + "│" + String(characters.suffix(1))
  }

  private static func characters(_ values: [Double], fromLeast: Bool = false) -> [Character] {
    let finite = values.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else { return [] }
    let bottom = fromLeast ? least : min(least, greatest / 2)
    return values.map { value in
      guard value.isFinite else { return " " }
      guard greatest > bottom else { return blocks[0] }
      let level = Int(((value - bottom) / (greatest - bottom) * 7).rounded())
      return blocks[min(7, max(0, level))]
    }
  }

  private static func condensed(_ values: [Double], to width: Int) -> [Double] {
    guard values.count > width else { return values }
    return (0..<max(0, width)).map { column in
      let part = values[(column * values.count / width)..<((column + 1) * values.count / width)]
        .filter(\.isFinite).sorted()
      return part.isEmpty ? .nan : part[part.count / 2]
    }
  }

  /// A bar from zero, as long as `value` is of `greatest`; at most so many columns.
  public static func bar(_ value: Double, of greatest: Double, width: Int) -> String {
    guard greatest > 0, value > 0, value.isFinite, width > 0 else { return "" }
    let length = min(width * 8, Int((value / greatest * Double(width * 8)).rounded()))
    return String(repeating: "█", count: length / 8) + eighths[length % 8]
  }
}
