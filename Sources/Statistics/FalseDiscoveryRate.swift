/// How to judge many p-values at once so that at most a chosen share of the findings is false.
///
/// Benjamini and Hochberg, "Controlling the False Discovery Rate: A Practical and Powerful Approach
/// to Multiple Testing", Journal of the Royal Statistical Society B 57 (1995).
public enum FalseDiscoveryRate {
  /// The p-values adjusted for their number, in the order given: a hypothesis is rejected at rate q
  /// where its adjusted p-value is at most q.
  ///
  /// `count` is the number of all hypotheses where those that are not given, with p-values near 1,
  /// count too.
  public static func adjusted(_ pValues: [Double], among count: Int = 0) -> [Double] {
    let count = Double(max(count, pValues.count))
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    var smallest = 1.0
    for (position, index) in order.enumerated().reversed() {
      let scaled = pValues[index] * count / Double(position + 1)
      smallest = min(smallest, scaled)
      adjusted[index] = smallest
    }
    return adjusted
  }
}
