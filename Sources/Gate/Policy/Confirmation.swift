/// Whether what a rule only suspects may pass: a word of the settings of rules that suspect.
public enum Confirmation: String, CaseIterable, SettingType {
  case required, optional
}
