import History

/// What `laptime doctor` finds: problems of the store, and notes on what its runs lack.
public struct Checkup: Sendable {
  /// What a remark is about, as the word that programs get.
  public enum Kind: String, CaseIterable, Sendable {
    // Problems.
    case damage, schema, blocks, rights, log, disk, clock
    // Notes.
    case own, room, runs, age, trunk, commit, commits, branches, wall, machine, coverage, phases
  }

  /// One thing that was found.
  public struct Remark: Sendable {
    public var kind: Kind
    public var what: String
    public var next: Step

    /// A problem or a note: its kind, what is wrong, and what to do.
    public init(_ kind: Kind, _ what: String, next: Step) {
      self.kind = kind
      self.what = what
      self.next = next
    }
  }

  /// What somebody can do about it.
  public enum Step: Sendable {
    /// A command.
    case type(String)
    /// What no command does.
    case advice(String)

    fileprivate var text: String {
      switch self {
      case .type(let text), .advice(let text): text
      }
    }
  }

  public var store: String
  public var runs: Int
  public var problems: [Remark] = []
  public var notes: [Remark] = []

  /// A store with so many runs in which nothing was found yet.
  public init(store: String, runs: Int) {
    self.store = store
    self.runs = runs
  }

  /// Whether the file is damaged, so that nothing in it is to be trusted.
  public var isDamaged: Bool { problems.contains { $0.kind == .damage || $0.kind == .schema } }

  /// For people: the store in a line, then a paragraph for each problem and each note.
  public func text(width: Int?, style: TextStyle) -> String {
    let isAltered = problems.contains { $0.kind == .schema }
    let state = isAltered ? "altered" : isDamaged ? "damaged" : "sound"
    let mark = problems.isEmpty ? "✓" : "✗"
    let lead = "\(mark) \(state)   "
    let facts = "\(store) · \(Units.count(runs, "run"))"
    var text = style.colored(lead, problems.isEmpty ? .green : .red)
    text += TextWrap.hanging(lead, TerminalText.visible(facts), indent: 2, width: width)
      .dropFirst(lead.count)
    for problem in problems { text += lines("✗", problem, .red, width: width, style) }
    for note in notes { text += lines("–", note, .plain, width: width, style) }
    return text
  }

  private func lines(
    _ mark: String, _ remark: Remark, _ color: TextStyle.Color, width: Int?, _ style: TextStyle
  ) -> String {
    let lead = "\(mark) \(remark.kind.rawValue)  "
    let text = TextWrap.hanging(lead, TerminalText.visible(remark.what), indent: 4, width: width)
    let step =
      switch remark.next {
      case .type(let command): "    → \(command)\n"
      case .advice(let advice): TextWrap.hanging("    ", advice, indent: 4, width: width)
      }
    return style.colored(lead, color) + text.dropFirst(lead.count) + step
  }

  /// The document of `laptime doctor --format json`.
  public var json: JSON {
    func list(_ remarks: [Remark]) -> JSON {
      .array(
        remarks.map {
          .object([
            ("kind", .string($0.kind.rawValue)), ("what", .string($0.what)),
            ("next", .string($0.next.text)),
          ])
        })
    }
    return .document([
      ("store", .string(store)), ("runs", .integer(runs)), ("problems", list(problems)),
      ("notes", list(notes)),
    ])
  }
}
