import History

/// Environment variables, of which an empty one is an unset one.
struct CIVariables {
  private let values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  subscript(name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }

  /// The first of these that is set.
  func first(_ names: String...) -> String? {
    for name in names { if let value = self[name] { return value } }
    return nil
  }

  /// Whether a variable says yes: `true`, `True`, `1`.
  func isTrue(_ name: String) -> Bool {
    self[name].map { ["true", "1"].contains($0.lowercased()) } ?? false
  }

  /// The part of the work that is done here, by the numbers of the part, which the provider counts
  /// from `start`, and of all parts.
  func shard(index: String, total: String, from start: Int) -> Shard? {
    guard let index = self[index].flatMap({ Int($0) }),
      let total = self[total].flatMap({ Int($0) }),
      total > 1, index >= start, index - start < total
    else { return nil }
    return Shard(index: index - start + 1, total: total)
  }

  /// A whole number that is not negative.
  func number(_ name: String) -> Int64? {
    self[name].flatMap { Int64($0) }.flatMap { (0..<Int64.max).contains($0) ? $0 : nil }
  }

  /// The name of a job: the provider, the build, and what is known of the job; nil without a build.
  func key(_ provider: String, _ build: String?, _ job: String?...) -> String? {
    build.map { build in ([provider + ":" + build] + job.compactMap(\.self)).joined(separator: "/")
    }
  }

  /// Parts joined to an address; nil where one is missing.
  func address(_ parts: String?...) -> String? {
    let known = parts.compactMap { $0 }
    return known.count == parts.count ? known.joined() : nil
  }
}

extension String {
  /// What follows a prefix; nil where it does not begin so.
  func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}
