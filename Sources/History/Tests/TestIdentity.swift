/// What makes a test the same test from run to run: its class and its name with the parameters, before
/// them the container where the class does not imply it, and where a report has no class, its file.
public struct TestIdentity: Hashable, Sendable {
  /// The file that holds the test, relative to the checkout, with `/` between folders.
  public var file: String?
  /// What holds the class in runners whose classes do not say it: the file, the binary, the browser. Nil
  /// where the class implies it (pytest, Java, Go, .NET).
  public var container: String?
  /// The class, module or package that holds the test, as its runner writes it in dotted form.
  public var className: String?
  /// The test's own name, parameters included.
  public var name: String

  /// A test by its parts; nil for those that its report does not tell.
  public init(
    file: String? = nil, container: String? = nil, className: String? = nil, name: String
  ) {
    self.file = file
    self.container = container
    self.className = className
    self.name = name
  }

  /// The class within its container; the file where there is neither; empty where there is nothing.
  public var group: String {
    guard let container, !container.isEmpty else { return className ?? file ?? "" }
    guard let className, !className.isEmpty else { return container }
    return "\(container)::\(className)"
  }

  /// The id that commands print and accept: `class::name`, `container::class::name` where the class does
  /// not imply its container, or `file::name` where there is no class.
  public var id: String {
    let group = group
    return group.isEmpty ? name : "\(group)::\(name)"
  }
}
