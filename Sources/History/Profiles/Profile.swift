/// Where a program spent its time, function by function.
public struct Profile: Hashable, Sendable {
  /// What its numbers count.
  public enum Unit: String, Sendable {
    case microseconds = "us"
    /// How often a sampler found a function; how long a sample stands for is not known.
    case samples
  }

  /// So many functions of a run are kept.
  public static let functionLimit = 2000
  /// Less than this part of the whole in a function, and in what it calls, is not kept.
  private static let leastShare = 20_000

  public let unit: Unit
  public private(set) var functions: [ProfiledFunction]

  /// The functions as a reader found them, each once.
  public init(_ unit: Unit, _ functions: [ProfiledFunction]) {
    self.unit = unit
    self.functions = functions
  }

  /// One profile for each unit: a function's times of several processes are added up.
  public static func united(_ profiles: [Profile]) -> [Profile] {
    [Unit.microseconds, .samples].compactMap { unit in
      let parts = profiles.filter { $0.unit == unit }
      guard parts.count != 1 else { return parts[0] }
      var all: [ProfiledFunction.Place: ProfiledFunction] = [:]
      for function in parts.flatMap(\.functions) {
        all[function.place] = all[function.place]?.adding(function) ?? function
      }
      return parts.isEmpty ? nil : Profile(unit, Array(all.values))
    }
  }

  /// The functions that matter: half of the limit by what they took themselves, and the others by what they took
  /// with all that they call; in an order of their own, so that the same profile is the same bytes.
  public var bounded: Profile {
    let whole = functions.reduce(Int64(0)) { $0.addingClamped($1.own) }
    let least = whole / Int64(Self.leastShare)
    let told = functions.filter { max($0.own, $0.total) > least }
    let byOwn = told.sorted { ($1.own, $1.total, $0.place) < ($0.own, $0.total, $1.place) }
    let first = byOwn.prefix(Self.functionLimit / 2)
    let others = byOwn.dropFirst(Self.functionLimit / 2)
      .sorted { ($1.total, $0.place) < ($0.total, $1.place) }
      .prefix(Self.functionLimit - first.count)
    return Profile(unit, (Array(first) + others).sorted { $0.place < $1.place })
  }

  /// With other names of functions and files.
  public func naming(_ change: (String) -> String) -> Profile {
    Profile(
      unit,
      functions.map {
        var function = $0
        function.place.name = change($0.place.name)
        function.place.file = $0.place.file.map(change)
        return function
      })
  }
}
