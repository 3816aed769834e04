import Platform

/// A name in a folder.
public struct FolderEntry {
  enum Kind {
    case folder
    case file
    /// A pipe, a socket or a device.
    case other
    /// A link, or a file system that does not tell.
    case unknown
  }

  public var name: String
  var kind: Kind

  /// Whether it is a file of this folder, or a link to one. To open a pipe would wait for whoever writes into it.
  public func isFile(in folder: String) -> Bool {
    switch kind {
    case .file: return true
    case .folder, .other: return false
    case .unknown:
      var facts = stat()
      return stat("\(folder)/\(name)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }
  }

  /// What a folder holds, itself and its parent aside; nil where it cannot be listed.
  public static func list(_ path: String) -> [FolderEntry]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var entries: [FolderEntry] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      entries.append(FolderEntry(name: name, kind: kind(entry.pointee.d_type, path, name)))
    }
    return entries
  }

  private static func kind(_ type: UInt8, _ folder: String, _ name: String) -> Kind {
    switch Int(type) {
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .unknown
    case Int(DT_UNKNOWN):
      FileStamp.ofItself(folder + "/" + name)?.isFolder == true ? .folder : .unknown
    case Int(DT_REG): .file
    default: .other
    }
  }
}
