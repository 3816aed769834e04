import History

/// Finds the tests of files that git says were moved.
struct MovedFiles {
  private let moved: [String: String]
  private let before: TestFiles
  private let after: TestFiles

  init(_ changes: SourceChanges) {
    moved = changes.moved
    before = TestFiles(changes)
    after = TestFiles(SourceChanges(files: moved.values.sorted(), changed: []))
  }

  /// By index into `gone` the index into `new` of the same test in the file where its file is now. A test
  /// that two could be, or that could be two, is none.
  func pairs(gone: [TestIdentity], new: [TestIdentity]) -> [(gone: Int, new: Int)] {
    guard !moved.isEmpty else { return [] }
    var left: [TestPlace: [Int]] = [:]
    for (index, test) in gone.enumerated() {
      guard let file = before.file(of: test), let now = moved[file] else { continue }
      var place = TestPlace(test, in: file)
      place.file = now
      left[place, default: []].append(index)
    }
    guard !left.isEmpty else { return [] }
    var came: [TestPlace: [Int]] = [:]
    for (index, test) in new.enumerated() {
      for file in after.candidates(for: test) {
        came[TestPlace(test, in: file), default: []].append(index)
      }
    }
    let pairs = left.compactMap { place, olds -> (gone: Int, new: Int)? in
      guard olds.count == 1, let news = came[place], news.count == 1 else { return nil }
      return (olds[0], news[0])
    }
    let uses = Dictionary(pairs.map { ($0.new, 1) }, uniquingKeysWith: +)
    return pairs.filter { uses[$0.new] == 1 }.sorted { $0.gone < $1.gone }
  }
}
