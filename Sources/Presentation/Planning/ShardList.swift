public import History

/// The shards of a suite, for people and programs.
public struct ShardList: Sendable {
  /// A part of the suite that is run by itself.
  public struct Part: Sendable {
    public var tests: [TestIdentity]
    /// What its tests take one after another, in microseconds.
    public var time: Int64

    /// A shard with what its tests take.
    public init(tests: [TestIdentity], time: Int64) {
      self.tests = tests
      self.time = time
    }
  }

  public var suite: String
  public var shards: [Part] = []
  /// What goes by before the first test of each, in microseconds.
  public var startUp: Int64

  /// No shards yet.
  public init(suite: String, startUp: Int64) {
    self.suite = suite
    self.startUp = startUp
  }

  private var headline: String {
    let longest = shards.map(\.time).max() ?? 0
    return
      "\(TerminalText.visible(suite)) in \(Units.count(shards.count, "shard")): the longest takes "
      + "\(Units.duration(longest + startUp)), \(Units.duration(startUp)) of it to start"
  }

  private var table: PlainTable {
    var table = PlainTable([("shard", .number), ("tests", .number), ("in tests", .number)])
    for (place, shard) in shards.enumerated() {
      table.add(["\(place + 1)", Units.grouped(shard.tests.count), Units.duration(shard.time)])
    }
    return table
  }

  public func text(width: Int?) -> String {
    TextWrap.lines(headline, width: width).map { "\($0)\n" }.joined() + "\n"
      + table.text(width: width)
  }

  /// For a comment or a summary: the headline and the shards.
  public func markdown() -> String {
    "## Laptime: \(Markdown.escaped(headline))\n\n" + table.markdown
  }

  /// `index`: the number of one shard, from 1 on; nil for all.
  public func json(only index: Int?) -> JSON {
    let chosen = shards.enumerated().filter { index == nil || $0.offset + 1 == index }
    return .document([
      ("suite", .string(suite)), ("startup_us", .integer(startUp)),
      (
        "shards",
        .array(
          chosen.map { place, shard in
            .object([
              ("index", .integer(place + 1)),
              ("tests", .array(shard.tests.map { .string($0.id) })),
              ("predicted_us", .integer(shard.time + startUp)),
            ])
          })
      ),
    ])
  }
}
