/// Makes paths in reports the same from machine to machine.
enum ReportedPath {
  /// The path relative to the checkout, with `/` between folders and neither `.` nor `..` among them.
  ///
  /// An absolute path loses the checkout's root if it lies under it, else the folder that a known
  /// CI service checks out into; what lies elsewhere stays absolute.
  static func relative(_ path: String, checkout: String?) -> String {
    var path = path
    if path.hasPrefix("file://") {
      path.removeFirst("file://".count)
      if isDrive(path.dropFirst()) { path.removeFirst() }
    }
    if path.utf8.contains(UInt8(ascii: "\\")), !path.hasPrefix("/") {
      path = String(path.map { $0 == "\\" ? "/" : $0 })
    }
    path = withoutDots(path)
    guard isAbsolute(path) else { return path }
    // Some tools write the letter of a drive small.
    if isDrive(path[...]) { path = path.prefix(1).uppercased() + path.dropFirst() }
    if let checkout, !checkout.isEmpty {
      let root = checkout.hasSuffix("/") ? checkout : checkout + "/"
      if path.hasPrefix(root) { return String(path.dropFirst(root.count)) }
    }
    return withoutServiceFolder(path) ?? path
  }

  /// Whether a path begins with the letter of a drive.
  private static func isDrive(_ path: Substring) -> Bool {
    let bytes = path.utf8.prefix(3)
    guard bytes.count == 3, let letter = bytes.first, (0x61...0x7a).contains(letter | 0x20) else {
      return false
    }
    let third = bytes.last
    return bytes.dropFirst().first == UInt8(ascii: ":")
      && (third == UInt8(ascii: "/") || third == UInt8(ascii: "\\"))
  }

  /// The path without empty parts, `.`, and `..` with the folder before it.
  private static func withoutDots(_ path: String) -> String {
    guard path.hasPrefix("./") || path.contains("/./") || path.contains("//") || path.contains("..")
    else { return path }
    // An address is no path.
    if path.contains("://") { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether a text is a path from the root of a file system.
  static func isAbsolute(_ path: String) -> Bool {
    var bytes = path.utf8.makeIterator()
    let first = bytes.next()
    if first == UInt8(ascii: "/") { return true }
    if first == UInt8(ascii: "f"), path.hasPrefix("file://") { return true }
    guard bytes.next() == UInt8(ascii: ":") else { return false }
    let third = bytes.next()
    return third == UInt8(ascii: "/") || third == UInt8(ascii: "\\")
  }

  /// Where services check out; `*` is any one folder, `=` the same folder as the one before.
  private static let serviceFolders: [[String]] = [
    "/home/runner/work/*/=", "/Users/runner/work/*/=", "/__w/*/=", "D:/a/*/=", "C:/a/*/=",
    "/home/vsts/work/*/s", "/Users/runner/work/*/s", "D:/a/*/s", "/builds/*/*",
    "/home/circleci/project", "/root/project", "/home/travis/build/*/*",
    "/var/lib/jenkins/workspace/*", "/var/jenkins_home/workspace/*",
    "/home/jenkins/agent/workspace/*", "/opt/atlassian/pipelines/agent/build",
    "/var/lib/buildkite-agent/builds/*/*/*", "/github/workspace", "/drone/src",
    "/woodpecker/src/*/*/*",
    "/woodpecker/src", "C:/projects/*", "/home/appveyor/projects/*", "/tmp/cirrus-ci-build",
    "/codebuild/output/*/src/*/*/*", "/codefresh/volume/*", "/bitrise/src",
    "C:/Users/travis/build/*/*", "C:/BuildAgent/work/*", "/opt/buildagent/work/*",
    "C:/GitLab-Runner/builds/*/*/*/*", "C:/Jenkins/workspace/*", "/d/a/*/=", "/mnt/d/a/*/=",
  ].map { $0.split(separator: "/", omittingEmptySubsequences: false).map(String.init) }

  private static func withoutServiceFolder(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for folder in serviceFolders where parts.count > folder.count {
      var matches = true
      for (index, wanted) in folder.enumerated() where matches {
        switch wanted {
        case "*": matches = !parts[index].isEmpty
        case "=": matches = index > 0 && parts[index] == parts[index - 1]
        default: matches = parts[index] == wanted
        }
      }
      if matches { return parts[folder.count...].joined(separator: "/") }
    }
    return nil
  }
}
