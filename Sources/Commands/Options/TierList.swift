import ArgumentParser
import Gate

/// Tiers on the command line: `fast,medium`.
struct TierList: ExpressibleByArgument {
  static let allValueStrings = Tier.allCases.map(\.rawValue)

  var tiers: Set<Tier>

  /// Their names, the fastest first.
  var words: [String] { Tier.allCases.filter(tiers.contains).map(\.rawValue) }

  init?(argument: String) {
    let words = argument.split(separator: ",")
    let tiers = words.compactMap { Tier(rawValue: String($0)) }
    guard !tiers.isEmpty, tiers.count == words.count else { return nil }
    self.tiers = Set(tiers)
  }
}
