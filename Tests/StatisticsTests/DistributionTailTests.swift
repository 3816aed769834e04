import Statistics
import Testing

struct DistributionTailTests {
  /// scipy.stats.t.sf(t, df), scipy 1.17.
  @Test(arguments: [
    (0.001, 5.0, 0.499620393386099), (0.5, 1, 0.352416382349567), (1, 3, 0.195501109477885),
    (4.944, 7.33, 0.000729357751320317), (2, 10.73, 0.0357268384331147),
    (27, 4.2, 3.60052081057637e-06), (30, 17.4, 9.92299387420014e-17),
    (50, 29.4, 2.66543852395338e-30), (12, 300.5, 1.13981564904025e-27),
    (-1.5, 4.2, 0.897659607937164), (100, 60, 9.50342224131664e-69), (1e-9, 3, 0.499999999632447),
  ])
  func `student's upper tail is scipy's, however small`(t: Double, df: Double, expected: Double) {
    let p = StudentT.upperTail(t, degreesOfFreedom: df)
    #expect(abs(p / expected - 1) < 1e-11)
  }

  /// The table of critical values printed since Fisher, "Statistical Methods for Research Workers".
  @Test(arguments: [(1.0, 6.314, 0.05), (5, 2.571, 0.025), (10, 2.764, 0.01), (30, 3.385, 0.001)])
  func `the printed critical values hold`(df: Double, t: Double, tail: Double) {
    #expect(abs(StudentT.upperTail(t, degreesOfFreedom: df) / tail - 1) < 2e-3)
    #expect(abs(StudentT.bound(2 * tail, degreesOfFreedom: df) / t - 1) < 2e-3)
  }

  @Test func `a spread of three values is taken for nearly twice as wide, of many for itself`() {
    #expect(abs(StudentT.widening(degreesOfFreedom: 2) - 2.920 / 1.6449) < 1e-3)
    #expect(abs(StudentT.widening(degreesOfFreedom: 1000) - 1) < 2e-3)
  }

  @Test func `both tails make one, and the tail falls`() {
    var last = 1.0
    for step in -60...60 {
      let t = Double(step) / 4
      let p = StudentT.upperTail(t, degreesOfFreedom: 6.5)
      #expect(abs(p + StudentT.upperTail(-t, degreesOfFreedom: 6.5) - 1) < 1e-14)
      #expect(p < last)
      last = p
    }
    #expect(StudentT.upperTail(.infinity, degreesOfFreedom: 3) == 0)
    #expect(StudentT.upperTail(-.infinity, degreesOfFreedom: 3) == 1)
    #expect(StudentT.upperTail(.nan, degreesOfFreedom: 3).isNaN)
  }

  /// scipy.stats.norm.sf(z), scipy 1.17.
  @Test(arguments: [
    (0.0, 0.5), (1, 0.158655253931457), (1.959963984540054, 0.025), (5, 2.86651571879193e-07),
    (9.7, 1.5074931688102e-22), (-2, 0.977249868051821), (20, 2.75362411860616e-89),
    (37, 5.72557122252393e-300),
  ])
  func `the normal upper tail is scipy's, however small`(z: Double, expected: Double) {
    #expect(abs(NormalDistribution.upperTail(z) / expected - 1) < 1e-12)
  }
}
