public import Analysis

/// What is shown of one test beside its line in the list.
public struct FlakyDossier: Sendable {
  public var dossier: TestDossier
  /// By id of a run: what the failed attempts of the test said in it.
  public var messages: [String: [String]]

  public init(_ dossier: TestDossier, messages: [String: [String]]) {
    self.dossier = dossier
    self.messages = messages
  }
}
