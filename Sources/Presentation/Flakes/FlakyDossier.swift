public import Analysis
public import History

/// What is shown of one test beside its line in the list.
public struct FlakyDossier: Sendable {
  public var dossier: TestDossier
  /// By run: what the failed attempts of the test said in it.
  public var messages: [RunKey: [String]]

  /// The dossier of a test with the messages of its failures, by run.
  public init(_ dossier: TestDossier, messages: [RunKey: [String]]) {
    self.dossier = dossier
    self.messages = messages
  }
}
