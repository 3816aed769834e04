/// How well each cause of a failure explains that failures elsewhere said the same, or something else.
///
/// What is broken on the trunk fails alike on a branch, but for a line number or a value that no mask knows. A flaky
/// test has a few ways to fail, and a change as a rule finds another one. The figures are coarse on purpose: no
/// message alone turns a verdict that counts have settled. `FlakyStudy mine` draws its messages by other ones.
struct BlameLikelihood {
  var yours = 1.0
  var main = 1.0
  var flaky = 1.0
  var outage = 1.0

  init(sameCause: Bool?) {
    guard let sameCause else { return }
    func likelihood(_ same: Double) -> Double { sameCause ? same : 1 - same }
    yours = likelihood(0.15)
    main = likelihood(0.9)
    flaky = likelihood(0.65)
    outage = likelihood(0.15)
  }
}
