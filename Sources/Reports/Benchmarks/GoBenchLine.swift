/// A line such as `BenchmarkAbs-2   634324288   2.503 ns/op   0 B/op`.
struct GoBenchLine {
  let name: String
  /// The end of the name that can be the number of processors: `-2`; empty where there is none.
  let processors: String
  let iterations: Int64
  let nanoseconds: Double

  init?(_ line: String) {
    guard line.hasPrefix("Benchmark") else { return nil }
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
    guard words.count >= 4, let iterations = Int64(words[1]),
      let unit = words.firstIndex(of: "ns/op"), let time = Double(words[unit - 1]),
      time.isFinite, time >= 0
    else { return nil }
    name = words[0]
    self.iterations = iterations
    nanoseconds = time
    let digits = name.reversed().prefix { $0.isNumber }
    let end = name.dropLast(digits.count)
    processors = !digits.isEmpty && end.last == "-" ? "-\(String(digits.reversed()))" : ""
  }
}
