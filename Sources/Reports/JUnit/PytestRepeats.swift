/// Decides what it means that pytest wrote several cases of one name: the attempts of
/// pytest-rerunfailures, or, with `--dist=each`, the executions of the workers, who all run all tests.
///
/// The suite's count leaves out the attempts before the last one, but also counts subtests that passed.
/// So it decides only where it is under the number of cases; else the first names of the suite do.
struct PytestRepeats {
  private static let sampleSize = 16

  private var sample: [Int: Int] = [:]
  /// Marks of the names in the sample; most others have another and need not be looked for.
  private var marks: UInt64 = 0

  mutating func add(className: String?, name: String) {
    let mark = UInt64(1) << UInt64((name.utf8.count + 7 * Int(name.utf8.last ?? 0)) & 63)
    guard sample.count < Self.sampleSize || marks & mark != 0 else { return }
    var hasher = Hasher()
    hasher.combine(className)
    hasher.combine(name)
    let key = hasher.finalize()
    if let count = sample[key] {
      sample[key] = count + 1
    } else if sample.count < Self.sampleSize {
      sample[key] = 1
      marks |= mark
    }
  }

  /// Whether the cases beyond the first of a name are retries; `stated` is the suite's count of tests.
  func areRetries(cases: Int, stated: Int) -> Bool {
    if cases > stated { return stated > 0 }
    let counts = Set(sample.values)
    // Some names repeat and others do not: no worker ran them all.
    if counts.count > 1 { return true }
    // Nothing repeats among the first, or there is one test alone: the subtests hide what does.
    return cases < stated && (counts == [1] || sample.count == 1)
  }
}
