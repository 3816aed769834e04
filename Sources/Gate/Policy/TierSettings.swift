/// The bounds of the tiers: what takes longer than `medium` is slow.
public enum TierSettings {
  private static let section = SettingSection("tiers")
  public static let fast = section.duration("fast", 100_000)
  public static let medium = section.duration("medium", 1_000_000, "what takes longer is slow")

  static let all = [fast.description, medium.description]
}

extension Policy {
  /// The longest in microseconds that a test of the tier may take; nil where it may take any time.
  public func limit(of tier: Tier) -> Int64? {
    switch tier {
    case .fast: self[TierSettings.fast]
    case .medium: self[TierSettings.medium]
    case .slow: nil
    }
  }
}
