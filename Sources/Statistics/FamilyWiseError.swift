/// Control of the chance that any of several tests is a false alarm.
public enum FamilyWiseError {
  /// Holm's step-down adjustment (S. Holm, "A Simple Sequentially Rejective Multiple Test
  /// Procedure", 1979): p-values, in the order given, that may be compared with the level for all.
  public static func holm(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var adjusted = pValues
    var largest = 0.0
    for (rank, index) in order.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[index]))
      adjusted[index] = largest
    }
    return adjusted
  }
}
