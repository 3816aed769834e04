/// The centre of a sample that a minority of outliers does not move, not even when all of them lie
/// on one side.
///
/// The Huber-type skipped mean: values farther than a radius count for nothing, the others count in
/// full (Huber, "Robust Estimation of a Location Parameter", Annals of Mathematical Statistics 35,
/// 1964; Hampel and others, "Robust Statistics", 1986, section 2.6).
public enum RobustLocation {
  /// The mean of the values within `radius` of the centre so far, repeated until it stands still or
  /// the rounds are used up. The start stands where no value is near.
  public static func skippedMean(
    of values: ArraySlice<Double>, from start: Double, radius: Double, rounds: Int
  ) -> Double {
    var centre = start
    for _ in 0..<rounds {
      var sum = 0.0
      var count = 0
      for value in values where abs(value - centre) <= radius {
        sum += value
        count += 1
      }
      guard count > 0 else { break }
      let next = sum / Double(count)
      guard abs(next - centre) > 1e-12 else { break }
      centre = next
    }
    return centre
  }

  /// The mean of the values within two robust standard deviations of the median, recentred four
  /// times: less biased than the median when a minority changed in one direction.
  ///
  /// `scratch` is space that calls may share, so that nothing is allocated. NaN of no values.
  public static func centre(of values: [Double], scratch: inout [Double]) -> Double {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: values)
    let median = Quantiles.median(reordering: &scratch)
    for i in scratch.indices { scratch[i] -= median }
    let spread = RobustScale.standardDeviation(ofDeviations: &scratch)
    return skippedMean(of: values[...], from: median, radius: 2 * (spread + 1e-9), rounds: 4)
  }
}
