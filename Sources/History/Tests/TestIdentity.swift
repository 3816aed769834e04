/// What makes a test the same test from run to run: its class, its name with the parameters, and,
/// where a report has no class, its file.
public struct TestIdentity: Hashable, Sendable {
  /// The file that holds the test, relative to the checkout, with `/` between folders.
  public var file: String?
  /// The class, module or package that holds the test, as its runner writes it in dotted form.
  public var className: String?
  /// The test's own name, parameters included.
  public var name: String

  public init(file: String? = nil, className: String? = nil, name: String) {
    self.file = file
    self.className = className
    self.name = name
  }

  /// The id that commands print and accept: `class::name`, or `file::name` where there is no class.
  public var id: String {
    guard let container = className ?? file, !container.isEmpty else { return name }
    return "\(container)::\(name)"
  }

  /// A key that depends on the identity alone, the same in every store.
  ///
  /// The file counts only where there is no class: the same runner names it in one of its formats
  /// and leaves it out of another.
  public var key: Int64 {
    var hash = ContentHash()
    hash.update(className ?? file ?? "")
    hash.update([0])
    hash.update(name)
    return Int64(bitPattern: hash.finish().high)
  }
}
