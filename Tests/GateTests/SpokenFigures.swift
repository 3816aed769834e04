import History
import Testing

/// The law that every number in a sentence of the gate is a key of its JSON too, so that no script has to read
/// sentences.
enum SpokenFigures {
  /// Expects it of each sentence of a report. What people said themselves, and names, may have digits.
  static func check(_ report: GateReport) {
    let names = names(in: report.history)
    for rule in report.rules {
      let own = [rule.limit, rule.actual].compactMap(\.self) + rule.figures.map(\.value)
      expect(rule.summary, tells: own, names, "\(rule.rule)")
      for note in rule.notes where isOfFigures(note) {
        expect(note, tells: own, names, "\(rule.rule), a note")
      }
      // What is wrong at a place of a file is said in the words that stand there.
      for finding in rule.findings where !finding.figures.contains(where: { $0.name == "column" }) {
        let ofBlame = finding.whose?.pYours.map(Figure.number)
        expect(
          finding.sentence, tells: finding.figures.map(\.value) + [ofBlame].compactMap(\.self),
          names, "\(rule.rule), a finding")
      }
    }
  }

  private static func expect(
    _ sentence: String, tells figures: [Figure], _ names: [String], _ place: String
  ) {
    var rest = sentence
    let limits = figures.compactMap(\.percent)
    let words = names + figures.flatMap { spoken($0, beside: limits) }
    for word in words.sorted(by: { $0.count > $1.count }) where word.contains(where: \.isNumber) {
      rest = without(word, in: rest)
    }
    #expect(rest.firstIndex { $0.isNumber } == nil, "\(place): \(sentence) [\(rest)]")
  }

  /// The sentence without a word, where that is no part of another number.
  private static func without(_ word: String, in sentence: String) -> String {
    var kept = ""
    var rest = sentence[...]
    while let found = rest.firstRange(of: word) {
      kept += rest[..<found.lowerBound]
      let after = rest[found.upperBound...]
      let isPart =
        kept.last.map { $0.isNumber || $0 == "." || $0 == "," } ?? false
        || after.first?.isNumber ?? false
        || (after.first.map { $0 == "." || $0 == "," } ?? false)
          && after.dropFirst().first?.isNumber ?? false
      if isPart { kept += word }
      rest = after
    }
    return kept + rest
  }

  /// How people may be told a figure.
  private static func spoken(_ figure: Figure, beside limits: [Double]) -> [String] {
    switch figure {
    case .count(let count): [Units.grouped(count), "\(count)"]
    case .microseconds(let time):
      [Units.duration(time), "\(time / 1000) ms", "\(time / 1_000_000) s"]
    case .percent(let percent):
      [abs(percent)].flatMap { value in
        [
          Units.percent(value), Units.points(value), Units.percent(value, against: value.rounded()),
        ]
          + limits.flatMap {
            [Units.percent(value, against: $0), Units.points(value, against: $0)]
          }
      }
    case .number(let number):
      [
        Units.fixed(number, decimals: 2), Units.decimal(number), Units.nanoseconds(number),
        Units.percent(100 * abs(number - 1)), Units.percent(100 * min(1, number)),
        "\(Units.decimal(100 * number, decimals: 0)) %", number < 0.0001 ? "0.01 %" : "",
      ]
    case .text(let text): [text, String(text.prefix(10))]
    case .flag: []
    }
  }

  /// Notes of losses that were taken and of tests that were followed name places and days.
  private static func isOfFigures(_ note: String) -> Bool {
    !note.hasPrefix("accepted") && !note.contains("followed from")
  }

  private static func names(in history: RunHistory) -> [String] {
    let trunk = [history.newestTrunkRun, history.lossReference].compactMap { $0?.run }
    let runs =
      [history.run] + history.baseline + history.others + trunk + history.pins.map(\.run)
      + history.past.steps.map(\.run)
    return runs.flatMap { [$0.key.short, $0.environment.text, $0.suite] }
      + history.pins.map(\.name) + history.identities.values.flatMap { [$0.shown, $0.id] }
      + history.groups.values + [history.trunk] + history.run.errors.map(\.name)
  }
}

extension Figure {
  fileprivate var percent: Double? { if case .percent(let value) = self { value } else { nil } }
}
