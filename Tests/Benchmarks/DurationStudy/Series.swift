import RealModule
import TestSupport

/// One series of a benchmark or test: noise of some kind about a level that may change.
struct Series {
  enum Noise: String, CaseIterable {
    /// Lognormal.
    case lognormal = "ln"
    /// Lognormal, and three in a hundred values are 1.3 to 4 times too high.
    case outliers = "ht"
    /// Lognormal, each value half like the one before.
    case autoregressive = "ar"
  }

  var values: [Double] = []
  private let noise: Noise
  private let spread: Double
  private var last = 0.0

  init(_ noise: Noise, spread: Double) {
    self.noise = noise
    self.spread = spread
  }

  /// Appends a value at a level, given as the logarithm of its ratio to the first.
  mutating func append(level: Double, _ random: inout Generator) {
    var y = spread * random.normal()
    if noise == .autoregressive {
      y = values.isEmpty ? y : 0.5 * last + 0.75.squareRoot() * y
      last = y
    }
    if noise == .outliers, random.uniform() < 0.03 { y += .log(1.3 + 2.7 * random.uniform()) }
    values.append(.exp(y + level))
  }
}

/// How many of some findings were true, and how much of the truth was found.
struct Score {
  var found = 0
  var truths = 0
  var hits = 0

  var precision: Double { Double(hits) / Double(found) }
  var recall: Double { Double(hits) / Double(truths) }

  /// Counts indices as hits within three places of a true one, each once.
  mutating func count(_ found: [Int], truth: [Int]) {
    var rest = truth
    self.found += found.count
    truths += truth.count
    for index in found {
      guard let match = rest.firstIndex(where: { abs($0 - index) <= 3 }) else { continue }
      rest.remove(at: match)
      hits += 1
    }
  }

  static func + (a: Score, b: Score) -> Score {
    Score(found: a.found + b.found, truths: a.truths + b.truths, hits: a.hits + b.hits)
  }
}
