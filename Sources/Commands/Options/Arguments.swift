import ArgumentParser
import History

/// An instant on the command line: ISO 8601, or seconds since 1970.
struct InstantArgument: ExpressibleByArgument {
  var instant: Instant

  init?(argument: String) {
    if let instant = Instant(iso8601: argument) {
      self.instant = instant
    } else if let seconds = Double(argument), (0..<1e11).contains(seconds) {
      instant = Instant(microseconds: Int64((seconds * 1_000_000).rounded()))
    } else {
      return nil
    }
  }
}

/// A share on the command line: `60%`, or `0.6`.
struct ShareArgument: ExpressibleByArgument {
  /// More than 0 and less than 1.
  var share: Double

  init?(argument: String) {
    let isPercent = argument.hasSuffix("%")
    let digits = argument.dropLast(isPercent ? 1 : 0).trimmingSpaces
    guard let number = Double(digits) else { return nil }
    share = isPercent ? number / 100 : number
    guard share > 0, share < 1 else { return nil }
  }
}

/// `I/N` on the command line.
struct ShardArgument: ExpressibleByArgument {
  var shard: Shard

  init?(argument: String) {
    guard let shard = Shard(argument), shard.total <= 1_000_000 else { return nil }
    self.shard = shard
  }
}

/// A kind of run on the command line.
struct KindArgument: ExpressibleByArgument {
  var kind: RunKind

  init?(argument: String) {
    guard let kind = RunKind(word: argument) else { return nil }
    self.kind = kind
  }

  static var allValueStrings: [String] { RunKind.allCases.map(\.word) }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    let front = drop { $0 == " " }
    return String(front.reversed().drop { $0 == " " }.reversed())
  }
}
