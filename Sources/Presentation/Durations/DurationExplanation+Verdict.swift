import Analysis
import Gate
import History

extension DurationExplanation {
  /// The verdict on the test in a word for scripts.
  var word: String {
    if duet?.isSlower == true { return "confirmed" }
    if duet?.leansSlower(by: policy) == true { return "suspect" }
    guard let judgement else { return "unknown" }
    if unjudged != nil { return "unjudged" }
    switch confirmation?.status {
    case .confirmed: return "confirmed"
    case .refuted: return "cleared"
    case .pending: return "suspect"
    case nil: return judgement.conclusion.word
    }
  }

  /// Why the gate says what it says.
  var verdict: String {
    if let duet,
      duet.isSlower == true || duet.leansSlower(by: policy) || confirmation?.status == .refuted
    {
      return "beside its base \(duet.base.prefix(10)): \(duet.sentence(by: policy))"
    }
    guard let judgement else { return "too little is known of it to judge" }
    if let unjudged { return unjudged.reason(factor: machineFactor) }
    switch confirmation?.status {
    case .confirmed: return reasonOfProof
    case .refuted: return "fine: its re-runs cleared it"
    case .pending: return "suspect: slower than its history explains; re-runs would settle it"
    case nil: return judgement.conclusion.reason
    }
  }

  private var reasonOfProof: String {
    switch confirmation?.proof {
    case .streak?:
      "slower: the runs before were as well, more often in a row than chance explains"
    case .reruns(let run?)?: "slower again: every re-run after run \(run.short) was"
    default: "slower: every re-run was, and all together more than chance"
    }
  }
}

extension DurationJudgement.Conclusion {
  fileprivate var word: String {
    switch self {
    case .suspect: "suspect"
    case .belowRatio: "below-ratio"
    case .machine: "machine"
    case .withinNoise: "within-noise"
    case .belowExtra: "below-extra"
    case .withinHistory: "within-history"
    case .slowOnTrunk: "slow-on-trunk"
    }
  }

  fileprivate var reason: String {
    switch self {
    case .suspect: "suspect: slower than its history explains"
    case .belowRatio: "fine: not slower by enough to count"
    case .machine: "fine: the machine explains it"
    case .withinNoise: "fine: within its usual noise"
    case .belowExtra: "fine: too few milliseconds to count"
    case .withinHistory: "fine: it has been as slow before"
    case .slowOnTrunk: "not of this branch: the newest runs of the trunk are as slow"
    }
  }
}
