public import History

extension Pytest {
  /// A plugin that marks tests by their tier when they are collected.
  public func markers(
    _ tiers: [(tier: String, tests: [TestIdentity])], meaning: [String], isFile: (String) -> Bool
  ) -> String? {
    let lines = zip(tiers, meaning).map { entry, meaning in
      let names = names(of: entry.tests, isFile: isFile).sorted()
      return
        "\(TestList.quoted(entry.tier)): [\(TestList.quoted(meaning)), \(TestList.list(names))]"
    }
    // Within quotes of Python, where the document must not end.
    let document = "{\(lines.joined(separator: ",\n"))}".split(
      separator: "'", omittingEmptySubsequences: false
    ).joined(separator: "\\u0027")
    return "\(Hook.pytestTiers.head)\n\(document)\n\(Hook.pytestTiers.tail)\n"
  }
}
