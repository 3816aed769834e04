import History

/// The functions of a profile while it is read.
struct ProfileTable {
  /// A program has fewer functions, and more would fill the memory.
  private static let limit = 500_000

  private var functions: [ProfiledFunction.Place: ProfiledFunction] = [:]
  /// Where lines are those that ran, the first of each function: it begins no later.
  private var lines: [ProfiledFunction.Place: Int64] = [:]

  /// Whether there is no room for more functions.
  var isFull: Bool { functions.count >= Self.limit }

  /// Adds to what a function took.
  mutating func add(
    _ place: ProfiledFunction.Place, calls: Int64? = nil, own: Int64, total: Int64
  ) {
    var function = functions[place] ?? ProfiledFunction(place, own: 0, total: 0)
    if let calls { function.calls = (function.calls ?? 0).addingClamped(calls) }
    function.own = function.own.addingClamped(own)
    function.total = function.total.addingClamped(total)
    functions[place] = function
  }

  /// A function without the line that ran in it, which is kept where it is the first.
  mutating func function(running place: ProfiledFunction.Place) -> ProfiledFunction.Place {
    guard let line = place.line else { return place }
    var function = place
    function.line = nil
    lines[function] = min(line, lines[function] ?? line)
    return function
  }

  /// The profile with each function once, in the order of their places.
  func profile(in unit: Profile.Unit) -> Profile {
    let located = functions.values.map { function in
      var function = function
      function.place.line = lines[function.place] ?? function.place.line
      return function
    }
    return Profile(unit, located.sorted { $0.place < $1.place })
  }
}

extension ReportSummary {
  /// Gives a profile and says of what format it was.
  static func of(
    _ table: ProfileTable, in unit: Profile.Unit, format: String,
    _ receive: (ReportEvent) throws -> Void
  ) throws -> ReportSummary {
    try receive(.profile(table.profile(in: unit)))
    return ReportSummary(format: format)
  }
}
