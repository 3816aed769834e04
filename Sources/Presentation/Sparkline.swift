/// Small drawings out of block characters.
public enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// One character a value, the last ones where there is not room for all; a space where one is
  /// missing.
  ///
  /// The lowest block is the least value, or half of the greatest where that is less: what varies by
  /// a few percent looks as even as it is.
  public static func text(_ values: [Double], width: Int = 24) -> String {
    let shown = values.suffix(max(0, width))
    let finite = shown.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else { return "" }
    let bottom = min(least, greatest / 2)
    return String(
      shown.map { value -> Character in
        guard value.isFinite else { return " " }
        guard greatest > bottom else { return blocks[0] }
        let level = Int(((value - bottom) / (greatest - bottom) * 7).rounded())
        return blocks[min(7, max(0, level))]
      })
  }

  /// A bar from zero, as long as `value` is of `greatest`; at most so many columns.
  public static func bar(_ value: Double, of greatest: Double, width: Int) -> String {
    guard greatest > 0, value > 0, value.isFinite, width > 0 else { return "" }
    let length = min(width * 8, Int((value / greatest * Double(width * 8)).rounded()))
    return String(repeating: "█", count: length / 8) + eighths[length % 8]
  }
}
