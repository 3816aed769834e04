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
    /// Student's t with three degrees of freedom.
    case heavy = "t3"
    /// Exponential: a floor, and a tail above it.
    case skewed
    /// A share of the values, 15 to 50 %, is in a second mode that is 3 to 8 spreads higher.
    case bimodal
    /// A timer of which one tick is the spread and a half.
    case coarse
    /// Stretches of about fifteen values are three times as noisy.
    case bursts
    /// Two days of seven are higher, by 3 to 8 spreads.
    case weekly
    /// From the first value to the last a fifth is added, little by little; a person sees no step.
    case drift
  }

  var values: [Double] = []
  private let noise: Noise
  private let spread: Double
  private let count: Int
  private let share: Double
  private let gap: Double
  private var last = 0.0
  private var isLoud = false

  /// `count`: how many values it will have.
  init(_ noise: Noise, spread: Double, count: Int, _ random: inout Generator) {
    self.noise = noise
    self.spread = spread
    self.count = count
    share = 0.15 + 0.35 * random.uniform()
    gap = 3 + 5 * random.uniform()
  }

  /// Appends a value at a level, given as the logarithm of its ratio to the first.
  mutating func append(level: Double, _ random: inout Generator) {
    values.append(value(level + spread * deviation(&random)))
  }

  private func value(_ y: Double) -> Double {
    guard noise == .coarse else { return .exp(y) }
    let tick = 1.5 * spread
    return (Double.exp(y) / tick).rounded() * tick
  }

  /// In units of the spread.
  private mutating func deviation(_ random: inout Generator) -> Double {
    let normal = random.normal()
    switch noise {
    case .lognormal, .coarse: return normal
    case .outliers:
      return random.uniform() < 0.03
        ? normal + .log(1.3 + 2.7 * random.uniform()) / spread : normal
    case .autoregressive:
      last = values.isEmpty ? normal : 0.5 * last + 0.75.squareRoot() * normal
      return last
    case .heavy:
      let squares = (0..<3).reduce(0.0) { sum, _ in
        let other = random.normal()
        return sum + other * other
      }
      return normal / squares.squareRoot()
    case .skewed: return -.log(random.uniform()) - 1
    case .bimodal: return random.uniform() < share ? normal + gap : normal
    case .bursts:
      if random.uniform() < (isLoud ? 1.0 / 15 : 1.0 / 60) { isLoud.toggle() }
      return isLoud ? 3 * normal : normal
    case .weekly: return values.count % 7 < 2 ? normal + gap : normal
    case .drift:
      return normal + .log(1.2) / spread * Double(values.count) / Double(count)
    }
  }
}

/// How many of some findings were true, and how much of the truth was found.
struct Score {
  var found = 0
  var truths = 0
  var hits = 0

  var precision: Double { Double(hits) / Double(found) }
  var recall: Double { Double(hits) / Double(truths) }
  var f1: Double { 2 * Double(hits) / Double(found + truths) }

  /// Counts indices as hits within three places of a true one, each once; in a zone where a person
  /// could say either, one counts neither way.
  mutating func count(_ found: [Int], truth: [Int], undecided: [ClosedRange<Int>] = []) {
    var rest = truth
    truths += truth.count
    for index in found {
      if let match = rest.firstIndex(where: { abs($0 - index) <= 3 }) {
        rest.remove(at: match)
        hits += 1
      } else if undecided.contains(where: { $0.contains(index) }) {
        continue
      }
      self.found += 1
    }
  }

  static func + (a: Score, b: Score) -> Score {
    Score(found: a.found + b.found, truths: a.truths + b.truths, hits: a.hits + b.hits)
  }
}
