public import History

extension TestIdentity {
  /// The identity of a pytest node id, `tests/unit/test_x.py::TestY::test_z[p]`, as pytest's own
  /// JUnit report names the test: group `tests.unit.test_x.TestY`, name `test_z[p]`
  /// (`mangle_test_address` in pytest's `junitxml.py`). Parameters begin at the first bracket, so that
  /// what they contain divides nothing.
  public init(pytestNodeID nodeID: String) {
    let bytes = nodeID.utf8
    let bracket = bytes.firstIndex(of: .openBracket) ?? bytes.endIndex
    var parts = Self.split(nodeID[..<bracket])
    let file = parts[0]
    let module = file.hasSuffix(".py") ? file.dropLast(3) : file[...]
    parts[0] = String(module.map { $0 == "/" ? "." : $0 })
    let name = (parts.popLast() ?? "") + nodeID[bracket...]
    self.init(
      file: parts.isEmpty ? nil : BoundedName.of(file),
      className: parts.isEmpty ? nil : BoundedName.of(parts.joined(separator: ".")),
      name: BoundedName.of(name))
  }

  /// The parts between the `::` of an address.
  private static func split(_ address: Substring) -> [String] {
    var parts: [String] = []
    var start = address.startIndex
    var index = start
    let bytes = address.utf8
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      guard bytes[index] == .colon, next < bytes.endIndex, bytes[next] == .colon else {
        index = next
        continue
      }
      parts.append(String(address[start..<index]))
      start = bytes.index(after: next)
      index = start
    }
    return parts + [String(address[start...])]
  }
}
