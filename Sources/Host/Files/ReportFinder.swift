public import History

/// Finds the reports that a command writes: made before the command is run, asked after it.
///
/// Those that the command or the user names, and those in the usual places. A file counts only if it was not there before or differs since,
/// so that the report of an earlier run is never taken for this one's.
public struct ReportFinder: Sendable {
  /// What was found.
  public struct Found: Hashable, Sendable {
    /// The files that the command wrote, those that it names first.
    public var written: [String] = []
    /// The reports that the command names and did not write.
    public var missing: [NamedReport] = []
    /// Folders that could not be looked into.
    public var unreadable: [String] = []
  }

  /// The reports that the command names.
  public let named: [NamedReport]
  private let usual: [String]
  private let folder: String
  private var before: [String: FileStamp] = [:]

  /// Notes what is there before the command is run, in the folder in which it will be.
  ///
  /// `usual`: where to look for reports that nobody names, as patterns.
  public init(named: [NamedReport], usual: [String], in folder: String = ".") {
    self.folder = folder
    self.named = named
    self.usual = usual
    noteWhatIsThere()
  }

  private mutating func noteWhatIsThere() {
    for pattern in named.flatMap(\.places) + usual {
      for file in files(pattern).files { before[file] = FileStamp.of(file) }
    }
  }

  /// What the command wrote since.
  public func find() -> Found {
    var found = Found()
    for report in named where !add(report.places, to: &found) { found.missing.append(report) }
    add(usual, to: &found)
    return found
  }

  /// Adds the files at these places that are new or differ; whether there were any.
  @discardableResult
  private func add(_ places: [String], to found: inout Found) -> Bool {
    var isAny = false
    for place in places {
      let expansion = files(place)
      found.unreadable += expansion.unreadable.filter { !found.unreadable.contains($0) }
      for file in expansion.files {
        guard let stamp = FileStamp.of(file), stamp.isFile, stamp != before[file] else {
          continue
        }
        isAny = true
        if !found.written.contains(file) { found.written.append(file) }
      }
    }
    return isAny
  }

  /// The files of a place; none where there is nothing.
  private func files(_ place: String) -> Glob.Expansion {
    let path = place.hasPrefix("/") || folder == "." ? place : "\(folder)/\(place)"
    return (try? Glob.expand(path)) ?? Glob.Expansion()
  }
}
