/// What is known of the tests of a run while its attempts are written, by row number of the test. Far ahead of the
/// others stands none in a sound store, and none takes memory for those between.
struct AttemptTraces {
  /// What is known of one.
  struct Trace {
    var attempts: UInt16 = 0
    /// The report that told of it last; 0 for none of this call.
    var report: UInt16 = 0
    /// The rank of the reports that tell of it, plus one.
    var rank: UInt8 = 0
  }

  private static let near = 1 << 24
  private var list: [Trace] = []
  private var far: [Int: Trace] = [:]

  subscript(index: Int) -> Trace {
    get { index < list.count ? list[index] : far[index] ?? Trace() }
    set {
      guard index < Self.near else {
        far[index] = newValue
        return
      }
      if index >= list.count {
        let size = max(index + 1, list.count * 2, 1024)
        list.append(contentsOf: repeatElement(Trace(), count: size - list.count))
      }
      list[index] = newValue
    }
  }
}
