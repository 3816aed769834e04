import Analysis
public import History

extension PatchCoverageReport {
  /// The document of `laptime coverage --diff --format json`.
  public var json: JSON {
    .document([
      ("run", .string(run.key.text)), ("commit", .string(run.commit)), ("base", .string(base)),
      ("uncommitted", .bool(isOfWorkTree)),
      ("lines_added", .integer(coverage.linesAdded)),
      ("lines_covered", .integer(coverage.linesCovered)),
      ("percent", .number(percent)),
      ("files", .array(coverage.files.map(json))),
      (
        "not_measured",
        .array(
          coverage.unmeasured.map {
            .object([("file", .string($0.path)), ("why", .string($0.reason.rawValue))])
          })
      ),
    ])
  }

  private func json(_ file: PatchCoverage.File) -> JSON {
    .object([
      ("file", .string(file.path)), ("lines_added", .integer(file.linesAdded)),
      ("lines_covered", .integer(file.linesCovered)),
      ("missing", .array(file.missing.map { .string(Self.text($0)) })),
    ])
  }

  /// For people: the share, whose change it is, and the files.
  public func text(width: Int?) -> String {
    var text = TextWrap.lines(headline, width: width).joined(separator: "\n") + "\n"
    text += TextWrap.lines(origin, width: width).map { "  \($0)\n" }.joined()
    if !coverage.files.isEmpty { text += "\n" + table.text(width: width) }
    if !coverage.unmeasured.isEmpty {
      text += "\nnot measured:\n"
      for file in coverage.unmeasured {
        text += "  \(TerminalText.visible(file.path))  \(file.reason.rawValue)\n"
      }
    }
    return text
  }

  /// For a pull request's comment or a job's summary.
  public var markdown: String {
    var text = "## Laptime: \(headline)\n\n\(Markdown.escaped(origin))\n"
    if !coverage.files.isEmpty { text += "\n" + table.markdown }
    if !coverage.unmeasured.isEmpty {
      text += "\nNot measured:\n\n"
      for file in coverage.unmeasured {
        text += "- \(Markdown.escaped(file.path)): \(file.reason.rawValue)\n"
      }
    }
    return text
  }

  /// The files as rows.
  public var rows: ResultTable {
    ResultTable(
      columns: ["file", "lines_added", "lines_covered", "missing"],
      rows: coverage.files.map {
        [
          .text($0.path), .integer(Int64($0.linesAdded)), .integer(Int64($0.linesCovered)),
          .text($0.missing.map(Self.text).joined(separator: ", ")),
        ]
      })
  }

  private var headline: String {
    guard let percent else {
      return coverage.unmeasured.isEmpty
        ? "the change adds no line that can be covered"
        : "no added line is in the report of coverage"
    }
    return "\(Units.percent(percent)) of the added lines are covered: "
      + "\(Units.grouped(coverage.linesCovered)) of \(Units.grouped(coverage.linesAdded))"
  }

  private var origin: String {
    let commit = run.commit.map { " of commit \(CommitHash.short($0))" } ?? ""
    let uncommitted = isOfWorkTree ? " and what is not committed" : ""
    return "run \(run.key.short)\(commit)\(uncommitted), since \(CommitHash.short(base))"
  }

  private var table: PlainTable {
    var table = PlainTable([
      ("file", .name), ("added", .number), ("covered", .number), ("missing", .name),
    ])
    for file in coverage.files {
      table.add([
        file.path, Units.grouped(file.linesAdded), Units.grouped(file.linesCovered),
        file.missing.map(Self.text).joined(separator: ", "),
      ])
    }
    return table
  }

  /// Two decimals, never more than there is: 79.999 is no 80.
  private var percent: Double? {
    guard coverage.linesAdded > 0 else { return nil }
    return Double(coverage.linesCovered * 10_000 / coverage.linesAdded) / 100
  }
}
