import History

/// What somebody decided of a suite: a pin, an acceptance, a rename, an exclusion, or that one of these was taken back.
///
/// It refers to runs by their keys and to tests by what they are called. Of two of one subject the later one holds.
struct SuiteDecision: Hashable, Sendable {
  enum Kind: UInt8, Sendable {
    case pin = 1
    case unpin
    case exclusion
    case inclusion
    case rename
    case unrename
    case acceptance
    /// What was taken out of the suite's runs, or with them; a line each in `why`.
    case removal
  }

  var kind: Kind
  var project: String
  var suite: String
  /// Microseconds.
  var at: Int64
  var author: String?
  /// The run that is pinned, taken out, or from which on a loss was accepted.
  var run: String?
  /// The test that was renamed, or whose loss was accepted.
  var test: TestIdentity?
  /// What it is called now.
  var newTest: TestIdentity?
  /// The pin, or the rule.
  var name: String?
  /// The share of the pinned run's time that is to be saved.
  var improve: Double?
  /// Why, or what proved the rename.
  var why: String?

  init(_ kind: Kind, project: String, suite: String, at: Int64, author: String?) {
    self.kind = kind
    self.project = project
    self.suite = suite
    self.at = at
    self.author = author
  }

  var bytes: [UInt8] {
    var bytes = ContentBytes()
    bytes.append(byte: kind.rawValue)
    for text in [project, suite, author, run, name, why] { bytes.append(optional: text) }
    bytes.append(at)
    bytes.append(SQLValue.real(improve))
    for test in [test, newTest] {
      bytes.append(byte: test == nil ? 0 : 1)
      if let test { bytes.append(test) }
    }
    return bytes.bytes
  }

  /// Whether it holds over another one of the same subject, which is the same in every store.
  func holds(over other: SuiteDecision) -> Bool {
    at == other.at
      ? other.bytes.lexicographicallyPrecedes(bytes) : at > other.at
  }
}

extension SuiteDecision {
  /// By what its bundle is called.
  var hash: String {
    var hash = ContentHash()
    hash.update(bytes)
    return hash.finish().hex
  }

  func bundle() throws -> [UInt8] { try BundleHead.decisions.bytes + BundleStream.deflated(bytes) }

  /// Reads a bundle, which may be a stranger's.
  ///
  /// - Throws: `BundleError`.
  init(bundle: [UInt8]) throws {
    let body = try BundleStream.inflated(BundleHead.decisions.stream(of: bundle))
    var cursor = BundleCursor(body[...])
    guard let kind = Kind(rawValue: try cursor.byte()) else { throw BundleError(.newer) }
    let texts = try (0..<6).map { _ in try cursor.optionalText() }
    guard let project = texts[0], let suite = texts[1] else { throw BundleError(.malformed) }
    self.init(kind, project: project, suite: suite, at: try cursor.integer(), author: texts[2])
    (run, name, why) = (texts[3], texts[4], texts[5])
    switch try cursor.byte() {
    case 0: improve = nil
    case 2:
      let share = try cursor.real()
      guard share > 0, share < 1 else { throw BundleError(.value("a share")) }
      improve = share
    default: throw BundleError(.malformed)
    }
    test = try cursor.byte() == 0 ? nil : cursor.test()
    newTest = try cursor.byte() == 0 ? nil : cursor.test()
    guard cursor.isAtEnd else { throw BundleError(.malformed) }
  }
}

extension BundleCursor {
  mutating func optionalText() throws -> String? {
    let count = try unsigned()
    guard count > 0 else { return nil }
    guard let length = Int(exactly: count - 1) else { throw BundleError(.malformed) }
    return try text(length)
  }

  mutating func test() throws -> TestIdentity {
    let parts = try (0..<3).map { _ in try optionalText() }
    return TestIdentity(
      file: parts[0], container: parts[1], className: parts[2], name: try text())
  }
}
