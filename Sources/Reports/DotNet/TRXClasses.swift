import History

/// The class of each test of a TRX report, by the test's id.
///
/// Ids are known by 64 bits of their hash and classes are kept once each: a million tests take
/// some 30 MB.
struct TRXClasses {
  private var names: [String] = []
  private var indices: [String: UInt32] = [:]
  private var classes: [UInt64: UInt32] = [:]

  mutating func set(_ name: String, of id: UInt64) {
    let index = indices[name] ?? UInt32(truncatingIfNeeded: names.count)
    if Int(index) == names.count {
      names.append(name)
      indices[name] = index
    }
    classes[id] = index
  }

  subscript(id: UInt64) -> String? { classes[id].map { names[Int($0)] } }

  /// What an id is known by.
  static func key(_ id: XMLBytes) -> UInt64 {
    var hash = ContentHash()
    hash.update(UnsafeRawBufferPointer(id.bytes))
    return hash.finish().high
  }
}

/// Reads the classes in a TRX report and nothing else.
final class TRXDefinitions: XMLHandler {
  private(set) var classes = TRXClasses()

  /// The ids that the test in hand goes by.
  private var ids: [UInt64] = []
  private var depth = 0
  /// Whether results name their execution alone.
  private var joinsByExecution = false

  func start(_ name: XMLName, _ attributes: XMLAttributes, _ parser: XMLParser) throws {
    if name.equals("UnitTestResult") {
      joinsByExecution = joinsByExecution || attributes["testId"] == nil
    } else if name.equals("UnitTest") {
      depth = parser.depth
      ids = attributes["id"].map { [TRXClasses.key($0)] } ?? []
    } else if depth == 0 {
      return
    } else if name.equals("Execution") {
      guard joinsByExecution || ids.isEmpty, let id = attributes["id"] else { return }
      ids.append(TRXClasses.key(id))
    } else if name.equals("TestMethod"), let group = attributes["className"] {
      // An assembly's name can follow: "Shop.Tests, Version=1.0.0.0".
      let name = String(BoundedName.of(group.bytes).splitOnce(at: ",").0)
      for id in ids { classes.set(name, of: id) }
    }
  }

  func end(_ name: XMLName, _ parser: XMLParser) throws {
    if parser.depth == depth { depth = 0 }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {}
}
