import History

extension TestIdentity {
  /// Says what holds the class; where that is all that the class says, the class is left out.
  mutating func contain(in container: String?) {
    guard let container, !container.isEmpty else { return }
    // Without a class the file is what holds the test already.
    if className == container { className = nil }
    if className == nil, file == container { return }
    self.container = container
  }

  /// Whether the class says in which file the test is: `tests.test_cart.TestCart` says
  /// `tests/test_cart.py`, `src/cart.test.ts > adds` says `src/cart.test.ts`.
  func impliesFile(_ file: String) -> Bool {
    guard let className else { return false }
    let parts = className.split { ".:/\\ ".contains($0) }
    let end = file.lastIndex(of: ".") ?? file.endIndex
    let stem = file[..<end].split { "./".contains($0) }
    guard !stem.isEmpty, stem.count <= parts.count else { return false }
    return (0...(parts.count - stem.count)).contains { start in
      parts[start..<(start + stem.count)].elementsEqual(stem)
    }
  }
}
