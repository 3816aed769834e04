public import History

extension SlowdownConfirmation {
  /// Adds what a duet with the base showed, which rests on neither the machine nor the baseline.
  ///
  /// That a test is no slower than on its base says nothing against the runs before that saw it slow: on the trunk
  /// the base is only the commit before.
  public mutating func settle(by duet: DuetResult) {
    switch duet.isSlower {
    case true?:
      status = .confirmed
      proof = .duet
    case false? where streak == nil: status = .refuted
    default: break
    }
  }
}
