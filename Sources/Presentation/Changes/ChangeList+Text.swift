import Analysis
import History

extension ChangeList {
  /// How many changes of a group are shown where not all are asked for.
  private static let shownOfGroup = 5

  /// For people: the groups, the greatest loss first, each with its place, its changes and what to type
  /// next; then what creeps.
  ///
  /// `all`: also the changes that went away by themselves, and every change of a group.
  public func text(width: Int?, style: TextStyle, all: Bool) -> String {
    let shown = all ? self : withoutResolved
    var text = TextWrap.lines(heading(shown), width: width).joined(separator: "\n  ") + "\n"
    if places.isEmpty { text += "  → laptime runs shows what there is\n" }
    for group in shown.groups {
      text += "\n" + shown.lines(group, width: width, style: style, all: all)
    }
    if !excursions.isEmpty {
      text += "\nAt another level for a while, then back:\n"
      text += excursions.map { lines(ofExcursion: $0, width: width, style: style) }.joined()
    }
    if !creeps.isEmpty {
      text += "\nCreeping up little by little; no single commit is to blame:\n"
      text += creeps.map { lines($0.test, $0.found, width: width) }.joined()
    }
    if let promise { text += "\n" + wrapped(promise, indent: 0, width: width) }
    return text
  }

  private func heading(_ shown: ChangeList) -> String {
    let hidden =
      shown.entries.count == entries.count
      ? 0 : entries.count { $0.state == .resolved && $0.found.excursion == nil }
    let count =
      shown.entries.isEmpty
      ? "no lasting change" : Units.count(shown.entries.count, "lasting change")
    let aside = hidden > 0 ? ", \(hidden) more went away again (--all)" : ""
    return "\(count) in \(TerminalText.visible(scope))\(aside)"
  }

  private func lines(_ group: ChangeGroup, width: Int?, style: TextStyle, all: Bool) -> String {
    var text = head(group, width: width, style: style)
    text += interval(group).map { wrapped($0, indent: 2, width: width) } ?? ""
    for number in group.members.prefix(all ? .max : Self.shownOfGroup) {
      text += lines(entries[number], width: width, style: style)
    }
    let rest = all ? 0 : group.members.count - Self.shownOfGroup
    if rest > 0 { text += "  … and \(rest) more (--all)\n" }
    if let next = next(group) { text += "  → \(next)\n" }
    return text
  }

  /// The commit with its subject to the left, what a run lost to the right.
  private func head(_ group: ChangeGroup, width: Int?, style: TextStyle) -> String {
    let name = TerminalText.visible(name(ofPlace: group.index))
    let subject = place(group.index)?.run?.subject.map { "  " + TerminalText.visible($0) } ?? ""
    guard group.secondsPerRun != 0 else { return shortened(name + subject, to: width) + "\n" }
    let extra = Int64((group.secondsPerRun * 1_000_000).rounded())
    let cost = "\(extra > 0 ? "+" : "")\(Units.duration(extra)) a run"
    let room = width.map { max(10, $0 - TerminalText.width(cost) - 2) }
    var left = shortened(name + subject, to: room)
    left = room.map { TerminalText.padded(left, to: $0) } ?? left
    return "\(left)  \(style.colored(cost, extra > 0 ? .red : .green))\n"
  }

  /// Between which runs it happened.
  private func interval(_ group: ChangeGroup) -> String? {
    let end = TerminalText.visible(name(ofPlace: group.last))
    let value = "value \(group.index)"
    guard let run = place(group.index)?.run else {
      guard group.first == group.last else {
        return "\(value), with 95 % one of \(group.first) to \(group.last)"
      }
      return name(ofPlace: group.index) == value ? nil : value
    }
    let since = "since run \(run.key.short) of \(run.startedAt.iso8601.prefix(10))"
    guard group.first > 0 else { return since }
    let before = TerminalText.visible(name(ofPlace: group.first - 1))
    return group.first == group.last
      ? "\(since), the one after \(before)"
      : "\(since), with 95 % after \(before) and up to \(end)"
  }

  /// What to type next: the first loss that nobody took yet can be looked into, or taken.
  private func next(_ group: ChangeGroup) -> String? {
    let open = group.members.map { entries[$0] }.first { $0.state == .active && $0.found.isLoss }
    guard let open, let run = place(open.found.change.index)?.run else { return nil }
    switch open.found.subject {
    case .test:
      return TestStep.explain(run: run.key).command(of: open.name)
    case .coverage: return NextStep.lookAtCoverage.command(ofRun: run.key)
    case .total: return NextStep.explainRun(run.key).command
    case .benchmark, .series: return nil
    }
  }

  private func lines(_ entry: Entry, width: Int?, style: TextStyle) -> String {
    let change = entry.found.change
    let kind = entry.found.subject.isTest ? "" : "\(entry.kind) "
    let name = entry.test.map { kind + $0.shown } ?? entry.kind
    let levels = entry.found.levels
    var facts = [
      Sparkline.text(entry.found.series, fromLeast: true), ratio(levels.ratio),
      "\(levels.before.text) → \(levels.after.text)",
      "p \(probability(change.pValue))",
    ]
    if entry.found.subject == .coverage { facts.remove(at: 1) }
    if entry.found.subject == .series {
      facts.append(entry.state == .resolved ? "resolved" : "")
    } else {
      facts.append(word(entry))
    }
    let line = facts.filter { !$0.isEmpty }.joined(separator: "  ")
    var text =
      entry.found.subject == .series ? "" : "  " + TerminalText.visible(name) + "\n"
    let body = wrapped(line, indent: 4, width: width)
    text += entry.state == .active ? body : style.colored(body, .dim)
    if let acceptance = entry.acceptance {
      text += wrapped("\(acceptance.reason) (\(acceptance.author))", indent: 4, width: width)
    }
    return text
  }

  /// Where it began, how long it was and what it was.
  private func lines(ofExcursion entry: Entry, width: Int?, style: TextStyle) -> String {
    let change = entry.found.change
    let levels = entry.found.levels
    let count = entry.found.excursion?.count ?? 0
    let unit = entry.found.subject == .series ? "value" : "run"
    let facts = [
      Sparkline.text(entry.found.series, fromLeast: true), ratio(levels.ratio),
      "\(levels.before.text) → \(levels.after.text)",
      "\(Units.count(count, unit)) from \(TerminalText.visible(name(ofPlace: change.index)))",
    ]
    let kind = entry.found.subject.isTest ? "" : "\(entry.kind) "
    let name = entry.test.map { kind + $0.shown } ?? entry.kind
    let head =
      entry.found.subject == .series ? "" : "  " + TerminalText.visible(name) + "\n"
    let line = facts.filter { !$0.isEmpty }.joined(separator: "  ")
    return head + style.colored(wrapped(line, indent: 4, width: width), .dim)
  }

  private func lines(_ test: TestIdentity?, _ found: SuiteCreep, width: Int?) -> String {
    let levels = found.levels
    let facts = [
      Sparkline.text(found.series, fromLeast: true), ratio(levels.ratio),
      "\(levels.before.text) → \(levels.after.text)",
      "p \(probability(found.creep.pValue))",
    ]
    let name = test.map { "  " + TerminalText.visible($0.shown) + "\n" } ?? ""
    return name + wrapped(facts.joined(separator: "  "), indent: 4, width: width)
  }

  /// The state in a word; a loss that is new for a nightly job has to wait until it is sure.
  func word(_ entry: Entry) -> String {
    if entry.isNew == true { return "new" }
    let waits = falseAlarms != nil && entry.found.isLoss && !entry.found.isSure && !entry.wasTold
    return entry.state == .active && waits ? "not sure yet" : entry.state.rawValue
  }

  func ratio(_ ratio: Double?) -> String {
    ratio.map { "×\(Units.fixed($0, decimals: 2))" } ?? ""
  }

  func probability(_ p: Double) -> String {
    p < 1e-4 ? "< 0.0001" : Units.decimal(p, decimals: 4)
  }

  private func shortened(_ text: String, to width: Int?) -> String {
    let visible = TerminalText.visible(text)
    return width.map { TerminalText.shortened(visible, to: max(10, $0)) } ?? visible
  }

  private func wrapped(_ text: String, indent: Int, width: Int?) -> String {
    let lead = String(repeating: " ", count: indent)
    return TextWrap.lines(TerminalText.visible(text), width: width.map { max(20, $0 - indent) })
      .map { lead + $0 + "\n" }.joined()
  }
}

extension SuiteChange.Subject {
  fileprivate var isTest: Bool { if case .test = self { true } else { false } }
}
