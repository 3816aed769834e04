public import History

extension ScrubOutcome {
  /// The document of `laptime scrub --format json`. The text itself is not in it.
  public var json: JSON {
    func list(_ tables: [Table]) -> JSON {
      .array(
        tables.map { .object([("table", .string($0.name)), ("places", .integer($0.places))]) })
    }
    return .document([
      ("places", .integer(places)), ("tables", list(tables)), ("runs", .integer(runs)),
      ("left", list(left)), ("dry_run", .bool(isDryRun)), ("log_left", .bool(isLogLeft)),
      ("copies", .array(copies.map { .string($0) })),
    ])
  }

  /// `taken out of 12 places: messages 10, labels 2`, and what became of it.
  public var text: String {
    guard places > 0 else { return "it stands nowhere\(isDryRun ? "" : "; nothing was changed")\n" }
    let verb = isDryRun ? "it stands in" : "taken out of"
    var text = "\(verb) \(Units.count(places, "place")): \(Self.list(tables))\n"
    if runs > 0 {
      let noun = Units.count(runs, "run")
      text +=
        isDryRun
        ? "  \(noun) would be marked, so that the text does not come back\n"
        : "  \(noun) marked, so that the text does not come back by merge, import or pull\n"
    }
    if isDryRun { text += "  nothing was changed\n" }
    return text
  }

  private static func list(_ tables: [Table]) -> String {
    tables.map { "\(TerminalText.visible($0.name)) \(Units.grouped($0.places))" }
      .joined(separator: ", ")
  }

  /// Where it stands still, a line each, for standard error.
  public var warnings: [String] {
    var warnings: [String] = []
    if !left.isEmpty {
      warnings.append("it stays in names, and in tables of others: \(Self.list(left)) (--names)")
    }
    if isLogLeft {
      warnings.append(
        "another process has the store open: its log may hold the text until that ends; scrub again then"
      )
    }
    for copy in copies {
      warnings.append(
        "\(TerminalText.visible(copy)) is a copy from before, and was not looked into")
    }
    return warnings
  }
}
