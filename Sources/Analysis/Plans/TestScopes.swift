public import History

/// The file and the class or module of each test, as numbers.
public struct TestScopes: Sendable {
  /// Where a test stands.
  public struct Place: Hashable, Sendable {
    public var file: Int
    public var scope: Int
  }

  /// By number: the name of a file, of a scope.
  public private(set) var files: [String] = []
  public private(set) var scopes: [String] = []
  private var places: [TestID: Place] = [:]

  /// The places of tests, numbered as they come.
  public init(_ tests: [(test: TestID, identity: TestIdentity)]) {
    var (fileNumbers, scopeNumbers): ([String: Int], [String: Int]) = ([:], [:])
    for (test, identity) in tests {
      let name = identity.file ?? identity.container ?? identity.className ?? ""
      let file = Self.number(name, in: &fileNumbers, &files)
      // A class of one name in two files is two.
      let scope = Self.number("\(name)\u{0}\(identity.group)", in: &scopeNumbers, &scopes)
      places[test] = Place(file: file, scope: scope)
    }
  }

  /// Where a test stands; nil for one that is none of these.
  public subscript(test: TestID) -> Place? { places[test] }

  private static func number(
    _ name: String, in numbers: inout [String: Int], _ names: inout [String]
  ) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }
}
