import History

extension WarningTally {
  /// What a result comes to whose word is not known: it is never a pass, and a warning names the word.
  mutating func unknown(result word: String) -> Outcome {
    add("results of unknown words, taken as errors", example: word.isEmpty ? "none" : "\"\(word)\"")
    return .errored
  }
}
