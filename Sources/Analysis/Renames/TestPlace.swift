import History

/// Where a test stands within a file: what stays the same of its names when the file is moved.
struct TestPlace: Hashable {
  var file: String
  /// The container and the class without what the file's path makes of them.
  var group: String
  var name: String

  init(_ test: TestIdentity, in file: String) {
    self.file = file
    let written = test.file ?? file
    func apart(_ text: String?) -> String {
      text?.replacing(written, with: "\u{0}") ?? ""
    }
    name = apart(test.name)
    group = apart(test.container) + "\n" + apart(Self.inFile(test.className, file))
  }

  /// What a class's name says beyond the file: `TestCart` of `tests.test_cart.TestCart` in
  /// `tests/test_cart.py`; all of it where it does not name the file.
  private static func inFile(_ className: String?, _ file: String) -> String? {
    guard let className else { return nil }
    let parts = TestFiles.parts(of: className)
    guard let stem = parts.lastIndex(of: TestFiles.stem(of: file)) else { return className }
    let folders = file.split(separator: "/").dropLast()
    let isOfFile = zip(folders.reversed(), parts[..<stem].reversed()).allSatisfy { $0 == $1 }
    return isOfFile ? parts[(stem + 1)...].joined(separator: ".") : className
  }
}
