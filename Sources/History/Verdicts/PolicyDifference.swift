/// A setting of `laptime.toml` that is not as the trunk has it, so that a verdict goes by something else than what
/// the trunk is held to.
public struct PolicyDifference: Hashable, Sendable {
  /// By the table and the key: `coverage.floor`, `rules.failures`.
  public var setting: String
  /// What the verdict goes by, and what the trunk's file says; nil where that says nothing of it.
  public var here: String?
  public var trunk: String?

  /// A setting with both values, nil for one that is not given.
  public init(setting: String, here: String?, trunk: String?) {
    self.setting = setting
    self.here = here
    self.trunk = trunk
  }

  /// In which settings two lists differ, in the order of the first; those that the trunk alone has come last.
  public static func between(
    _ here: [(name: String, value: String)], trunk: [(name: String, value: String)]
  ) -> [PolicyDifference] {
    let theirs = Dictionary(trunk, uniquingKeysWith: { $1 })
    let names = Set(here.map(\.name))
    return here.compactMap { setting in
      let other = theirs[setting.name]
      return other == setting.value
        ? nil : PolicyDifference(setting: setting.name, here: setting.value, trunk: other)
    }
      + trunk.filter { !names.contains($0.name) }.map {
        PolicyDifference(setting: $0.name, here: nil, trunk: $0.value)
      }
  }
}
