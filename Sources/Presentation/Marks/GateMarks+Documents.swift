import History

/// Marks as documents that a CI reads.
extension GateMarks {
  /// GitHub shows no more results of SARIF than these.
  static let mostResults = 5000

  /// GitLab's report of Code Quality.
  public var codeQuality: JSON {
    var seen: [String: Int] = [:]
    return .array(
      marks.prefix(Self.mostResults).map { mark in
        // Two marks of one fingerprint are one to GitLab.
        let count = seen[mark.fingerprint, default: 0]
        seen[mark.fingerprint] = count + 1
        let fingerprint =
          count == 0 ? mark.fingerprint : ContentHash.of("\(mark.fingerprint)/\(count)").hex
        return .object([
          ("description", .string("\(mark.title): \(mark.summary)")),
          ("check_name", .string("laptime/\(mark.rule)")),
          ("fingerprint", .string(fingerprint)),
          ("severity", .string(mark.level == .error ? "major" : "minor")),
          (
            "location",
            .object([
              ("path", .string(mark.place?.path ?? suiteFile)),
              ("lines", .object([("begin", .integer(mark.place?.line ?? 1))])),
            ])
          ),
        ])
      })
  }

  /// SARIF 2.1.0 (OASIS), as GitHub's code scanning takes it.
  public var sarif: JSON {
    let shown = marks.prefix(Self.mostResults)
    let rules = report.rulesAndReasons.filter { rule in shown.contains { $0.rule == rule.rule } }
    let driver = JSON.object([
      ("name", .string("Laptime")),
      (
        "rules",
        .array(
          rules.map { rule in
            .object([
              ("id", .string(rule.rule.rawValue)),
              ("shortDescription", .object([("text", .string(rule.rule.rawValue))])),
            ])
          })
      ),
    ])
    return .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])),
            ("results", .array(shown.map(result))),
          ])
        ])
      ),
    ])
  }

  private func result(_ mark: Mark) -> JSON {
    let path = mark.place?.path ?? suiteFile
    let location = JSON.object([
      ("artifactLocation", .object([("uri", .string(Self.uri(ofPath: path)))])),
      ("region", .object([("startLine", .integer(mark.place?.line ?? 1))])),
    ])
    return .object([
      ("ruleId", .string(mark.rule.rawValue)),
      ("level", .string(mark.level == .error ? "error" : "warning")),
      (
        "message",
        .object([
          ("text", .string(([mark.title] + mark.lines).joined(separator: "\n")))
        ])
      ),
      ("locations", .array([.object([("physicalLocation", location)])])),
      ("partialFingerprints", .object([("laptime/v1", .string(mark.fingerprint))])),
    ])
  }

  /// A path as part of an address (RFC 3986).
  static func uri(ofPath path: String) -> String {
    path.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        return String(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }.joined()
  }
}
