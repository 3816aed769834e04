import History

/// The places of tests in what travels, which are the same whatever rows they have in a store.
struct ContentPlaces {
  /// Where the attempts of a store stand in what travels.
  struct Ordinals {
    fileprivate var ofTest: [TestID: (first: Int32, number: Int64, count: Int64)] = [:]

    /// The place of an attempt; nil where it does not travel.
    func place(_ test: TestID, _ number: Int64) -> Int32? {
      guard let known = ofTest[test] else { return nil }
      let distance = number - known.number
      return (0..<known.count).contains(distance) ? known.first + Int32(distance) : nil
    }
  }

  private var ids: [TestID] = []
  private var places: [TestID: Int64] = [:]

  mutating func note(_ test: TestID) {
    if places.updateValue(0, forKey: test) == nil { ids.append(test) }
  }

  subscript(test: TestID) -> Int64 { places[test] ?? 0 }

  /// The tests in the order of what they are called.
  mutating func sort(_ identity: (TestID) throws -> TestIdentity) throws -> [TestIdentity] {
    let sorted = try ids.map { (id: $0, identity: try identity($0)) }
      .sorted { $0.identity.comesBefore($1.identity) }
    for (place, test) in sorted.enumerated() { places[test.id] = Int64(place) }
    return sorted.map(\.identity)
  }

  /// Writes attempts, which come by test in the order of their numbers, in the order of the tests' places.
  func fill(
    _ content: inout RunContent, with attempts: [(test: TestID, number: Int64, attempt: Attempt)]
  ) -> Ordinals {
    var groups: [(place: Int64, range: Range<Int>)] = []
    for index in attempts.indices {
      if index > 0, attempts[index - 1].test == attempts[index].test {
        groups[groups.count - 1].range = groups[groups.count - 1].range.lowerBound..<index + 1
      } else {
        groups.append((self[attempts[index].test], index..<index + 1))
      }
    }
    groups.sort { $0.place < $1.place }
    var ordinals = Ordinals()
    content.attempts.reserveCapacity(attempts.count)
    for (place, range) in groups {
      let first = attempts[range.lowerBound]
      ordinals.ofTest[first.test] = (
        Int32(content.attempts.count), first.number, Int64(range.count)
      )
      for index in range {
        content.attempts.append(
          RunContent.Entry(test: Int32(place), attempt: attempts[index].attempt))
      }
    }
    return ordinals
  }
}

extension TestIdentity {
  /// An order of names that is the same everywhere.
  func comesBefore(_ other: TestIdentity) -> Bool {
    for part in [\TestIdentity.file, \.container, \.className] {
      let (mine, theirs) = (self[keyPath: part], other[keyPath: part])
      guard mine != theirs else { continue }
      guard let mine, let theirs else { return mine == nil }
      return mine < theirs
    }
    return name < other.name
  }
}
