/// How long a test takes, in three words.
public enum Tier: String, CaseIterable, SettingType {
  case fast, medium, slow
}
