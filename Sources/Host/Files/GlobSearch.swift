import Platform

/// A walk through folders, guided by the parts of a pattern.
struct GlobSearch {
  private enum Part {
    case name(String)
    case pattern(GlobPattern)
    case anyFolders
  }

  /// A place in the walk: a folder, and how many parts led there.
  private struct Place: Hashable {
    var folder: String
    var part: Int
  }

  private var parts: [Part] = []
  private var pending: [Place]
  private var seen: Set<Place> = []
  private var files: Set<String> = []
  private var unreadable: Set<String> = []

  init(_ pattern: String) {
    for text in pattern.split(separator: "/") {
      if text == "**" {
        if case .anyFolders? = parts.last { continue }
        parts.append(.anyFolders)
      } else {
        parts.append(
          GlobPattern.isPattern(text) ? .pattern(GlobPattern(text)) : .name(String(text)))
      }
    }
    // A `**` at the end means the files below.
    if case .anyFolders? = parts.last { parts.append(.pattern(GlobPattern("*"))) }
    pending = [Place(folder: pattern.hasPrefix("/") ? "/" : "", part: 0)]
  }

  mutating func run() -> Glob.Expansion {
    while let place = pending.popLast() {
      guard seen.insert(place).inserted, place.part < parts.count else { continue }
      let isLast = place.part == parts.count - 1
      switch parts[place.part] {
      case .name(let name): step(to: place.folder + name, of: .unknown, from: place, isLast)
      case .pattern(let pattern):
        for entry in entries(of: place.folder) where pattern.matches(entry.name) {
          step(to: place.folder + entry.name, of: entry.kind, from: place, isLast)
        }
      case .anyFolders:
        pending.append(Place(folder: place.folder, part: place.part + 1))
        for entry in entries(of: place.folder) where !entry.name.hasPrefix(".") {
          if entry.kind == .folder {
            pending.append(Place(folder: place.folder + entry.name + "/", part: place.part))
          }
        }
      }
    }
    return Glob.Expansion(
      files: files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      unreadable: unreadable.sorted())
  }

  /// Takes a file that the last part matched, or goes on in a folder that an earlier one matched.
  private mutating func step(
    to path: String, of kind: FolderEntry.Kind, from place: Place, _ isLast: Bool
  ) {
    var (isFolder, isFile) = (kind == .folder, kind == .file)
    if kind == .unknown {
      guard let stamp = FileStamp.of(path) else {
        if errno == EACCES { unreadable.insert(place.folder.isEmpty ? "." : place.folder) }
        return
      }
      (isFolder, isFile) = (stamp.isFolder, stamp.isFile)
    }
    if isLast {
      // Whoever waits for a pipe that happens to lie there waits for ever.
      if isFile { files.insert(path) }
    } else if isFolder {
      pending.append(Place(folder: path + "/", part: place.part + 1))
    }
  }

  private mutating func entries(of folder: String) -> [FolderEntry] {
    if let entries = FolderEntry.list(folder.isEmpty ? "." : folder) { return entries }
    unreadable.insert(folder.isEmpty ? "." : folder)
    return []
  }
}
