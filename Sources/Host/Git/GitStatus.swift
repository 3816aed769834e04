/// What `git status` says of a checkout.
public struct GitStatus: Hashable, Sendable {
  /// The commit that is checked out; nil before the first one.
  public var head: String?
  /// The branch that is checked out; nil where it is a commit or a tag.
  public var branch: String?
  /// The tracked files that differ from the commit, from the checkout's root.
  public var changed: [String] = []

  /// Reads the output of `git status --porcelain=v2 --branch -z`: records ended by NUL, of which
  /// that of a renamed file is followed by its old name.
  init(porcelain output: [UInt8]) {
    var records = output.split(separator: 0)[...]
    while let record = records.popFirst().map({ String(decoding: $0, as: UTF8.self) }) {
      switch record.first {
      case "#": readHeader(record)
      case "1": changed += Self.path(of: record, after: 8)
      case "u": changed += Self.path(of: record, after: 10)
      case "2":
        changed += Self.path(of: record, after: 9)
        if let old = records.popFirst() { changed.append(String(decoding: old, as: UTF8.self)) }
      default: break
      }
    }
  }

  private mutating func readHeader(_ record: String) {
    let fields = record.split(separator: " ", maxSplits: 2)
    guard fields.count == 3 else { return }
    switch (fields[1], fields[2]) {
    case ("branch.oid", let oid) where oid != "(initial)": head = String(oid)
    case ("branch.head", let name) where name != "(detached)": branch = String(name)
    default: break
    }
  }

  /// The path that stands after so many fields; none where the record is cut.
  private static func path(of record: String, after count: Int) -> [String] {
    let fields = record.split(separator: " ", maxSplits: count, omittingEmptySubsequences: false)
    return fields.count > count ? [String(fields[count])] : []
  }
}
