/// Node ids of pytest, which people paste from its output and back into its command line.
extension TestIdentity {
  /// What pytest calls the test, `tests/unit/test_cart.py::TestCart::test_total[2]`; nil where its file is not
  /// known, or where the class does not begin with the file as those of pytest do.
  public var node: String? {
    guard let file, file.hasSuffix(".py"), let className, container == nil else { return nil }
    let module = file.dropLast(3).split(separator: "/")
    let parts = className.split(separator: ".", omittingEmptySubsequences: false)
    guard !module.isEmpty, parts.starts(with: module) else { return nil }
    return ([file] + parts.dropFirst(module.count).map(String.init) + [name]).joined(
      separator: "::")
  }

  /// What people read and paste: the node id where there is one, else the id.
  public var shown: String { node ?? id }

  /// The id, or the part of one, that a node id or the path of a Python file means; nil for a text that is
  /// neither.
  public static func id(ofNode text: String) -> String? {
    // Parameters may hold anything.
    let name = text.prefix { $0 != "[" }
    guard let end = name.range(of: ".py") else { return nil }
    var module = name[..<end.lowerBound]
    let rest = name[end.upperBound...]
    guard !module.isEmpty, rest.isEmpty || rest.hasPrefix("::") else { return nil }
    while module.hasPrefix("./") { module = module.dropFirst(2) }
    let holders = module.split(separator: "/").joined(separator: ".")
    let parts = rest.split(separator: ":", omittingEmptySubsequences: true).map(String.init)
    let parameters = text[name.endIndex...]
    guard let last = parts.last else { return holders + parameters }
    return ([holders] + parts.dropLast()).joined(separator: ".") + "::" + last + parameters
  }
}

extension StringProtocol {
  /// Where a text stands that a colon, or the end, follows.
  fileprivate func range(of text: String) -> Range<Index>? {
    indices.lazy.filter { self[$0...].hasPrefix(text) }
      .map { $0..<self.index($0, offsetBy: text.count) }
      .first { $0.upperBound == endIndex || self[$0.upperBound] == ":" }
  }
}
