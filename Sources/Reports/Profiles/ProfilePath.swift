import History

/// Makes the places of functions the same from machine to machine.
enum ProfilePath {
  private static let packages: [Substring] = ["site-packages", "dist-packages"]

  /// A function by its name, file and line as a tool wrote them.
  static func place(_ name: String, file: String?, line: Int64?, checkout: String?)
    -> ProfiledFunction.Place
  {
    let known = file.flatMap { $0.isEmpty || $0 == "~" ? nil : $0 }
    return ProfiledFunction.Place(
      name: BoundedName.of(withoutAddress(name)),
      file: known.map { BoundedName.of(shared(ReportedPath.relative($0, checkout: checkout))) },
      line: known == nil ? nil : line.flatMap { $0 > 0 ? $0 : nil })
  }

  /// The path below Python's own folder of modules, where it lies in one.
  private static func shared(_ path: String) -> String {
    let parts = path.split(separator: "/")
    let folder =
      parts.lastIndex(where: packages.contains)
      ?? parts.indices.dropFirst().last {
        parts[$0 - 1] == "lib" && parts[$0].hasPrefix("python") && parts[$0].contains(".")
      }
    guard let folder, folder + 1 < parts.count else { return path }
    return parts[(folder + 1)...].joined(separator: "/")
  }

  /// The name without where in the memory the thing was: `<built-in method __new__ of type object at 0x95fe80>`.
  private static func withoutAddress(_ name: String) -> String {
    guard let mark = name.firstRange(of: " at 0x") else { return name }
    let rest = name[mark.upperBound...].drop { $0.isASCII && $0.isHexDigit }
    return String(name[..<mark.lowerBound] + rest)
  }
}
