import History

/// Finds classes and files whose tests all went and all came back under one new class or file.
///
/// One test that comes back is no proof, two are; a class that has more than twice as many tests as went
/// is another one.
struct WholeGroups {
  /// A test by the group that holds it and by what it is called there.
  struct Member {
    var group: String
    var name: String
  }

  private var gone: [String: [String: Int]]
  private var new: [String: [String: Int]]
  /// By name of a test: the new groups that have it.
  private var newByName: [String: [String]] = [:]
  /// By last name of a class or file: the new groups of that name.
  private var newByLastName: [Substring: [String]] = [:]

  /// Those of `gone` and `new`, by index, that are whole groups; nil members are in none.
  ///
  /// `isWhole`: whether a group has no tests but those.
  init(gone: [Member?], new: [Member?], isWhole: (_ group: String) -> Bool) {
    self.gone = Self.groups(gone).filter { $0.value.count >= 2 && isWhole($0.key) }
    self.new = Self.groups(new).filter { $0.value.count >= 2 && isWhole($0.key) }
    for (group, names) in self.new {
      newByLastName[NameParts.lastComponent(group), default: []].append(group)
      for name in names.keys { newByName[name, default: []].append(group) }
    }
  }

  /// The pairs of the groups of which each can only be the other.
  var pairs: [(gone: Int, new: Int)] {
    var targets: [String: String] = [:]
    for (group, names) in gone { targets[group] = target(of: group, names) }
    let uses = Dictionary(targets.values.map { ($0, 1) }, uniquingKeysWith: +)
    return targets.filter { uses[$0.value] == 1 }.flatMap { old, new in
      (gone[old] ?? [:]).compactMap { name, index in
        self.new[new]?[name].map { (gone: index, new: $0) }
      }
    }.sorted { $0.gone < $1.gone }
  }

  /// With more than this, nobody could say which it is.
  private static let candidates = 50

  /// The group that has all tests of one that went: of the same last name, else the only one.
  private func target(of group: String, _ names: [String: Int]) -> String? {
    func only(of candidates: [String]) -> String? {
      guard candidates.count <= Self.candidates else { return nil }
      let all = candidates.filter { hasAll(names, $0) }
      return all.count == 1 ? all[0] : nil
    }
    if let alike = newByLastName[NameParts.lastComponent(group)], let only = only(of: alike) {
      return only
    }
    return only(of: names.keys.map { newByName[$0] ?? [] }.min { $0.count < $1.count } ?? [])
  }

  private func hasAll(_ names: [String: Int], _ group: String) -> Bool {
    guard let others = new[group], others.count <= 2 * names.count else { return false }
    return names.keys.allSatisfy { others[$0] != nil }
  }

  /// By group its tests by name; without groups that have a name twice.
  private static func groups(_ members: [Member?]) -> [String: [String: Int]] {
    var groups: [String: [String: Int]] = [:]
    var unclear: Set<String> = []
    for (index, member) in members.enumerated() {
      guard let member, !member.group.isEmpty else { continue }
      if groups[member.group, default: [:]].updateValue(index, forKey: member.name) != nil {
        unclear.insert(member.group)
      }
    }
    return groups.filter { !unclear.contains($0.key) }
  }
}
