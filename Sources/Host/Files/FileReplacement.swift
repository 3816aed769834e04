import Platform

/// Writes files so that whoever reads them finds what was there or what is there now, and never a part: not
/// where the disk is full, the machine loses power or the process is killed meanwhile.
public enum FileReplacement {
  /// Why a file could not be written.
  public struct Refusal: Error {
    /// As `errno` has it.
    public var number: Int32
  }

  /// Writes a file anew, beside itself first; the file that a link leads to. What is no file, such as a pipe or a
  /// device, is written to as it is.
  public static func write(_ text: String, to path: String) throws(Refusal) {
    try write(Array(text.utf8), to: path)
  }

  /// The same with bytes.
  public static func write(_ bytes: [UInt8], to path: String) throws(Refusal) {
    var facts = stat()
    let isThere = stat(path, &facts) == 0
    guard !isThere || facts.st_mode & S_IFMT == S_IFREG else {
      return try pass(bytes, to: path)
    }
    let target = isThere ? followed(path) : path
    let (folder, name) = parts(of: target)
    var template = Array("\(folder)/.\(name).XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else { throw Refusal(number: errno) }
    let temporary = template.withUnsafeBufferPointer { $0.baseAddress.map(String.init(cString:)) }
    do throws(Refusal) {
      fchmod(file, isThere ? facts.st_mode & 0o7777 : 0o666 & ~currentMask())
      // Root may write what somebody else is to keep.
      if isThere { _ = fchown(file, facts.st_uid, facts.st_gid) }
      try put(bytes, into: file)
      guard fsync(file) == 0 else { throw Refusal(number: errno) }
    } catch {
      close(file)
      if let temporary { unlink(temporary) }
      throw error
    }
    guard close(file) == 0, let temporary, rename(temporary, target) == 0 else {
      let number = errno
      unlink(&template)
      throw Refusal(number: number)
    }
    synchronise(folder)
  }

  private static func pass(_ bytes: [UInt8], to path: String) throws(Refusal) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw Refusal(number: errno) }
    do throws(Refusal) {
      try put(bytes, into: file)
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw Refusal(number: errno) }
  }

  private static func put(_ bytes: [UInt8], into file: Int32) throws(Refusal) {
    var failure = Int32(0)
    bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty, failure == 0 {
        let count = Platform.write(file, rest.baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { failure = errno == 0 ? EIO : errno }
        rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
      }
    }
    if failure != 0 { throw Refusal(number: failure) }
  }

  /// Where links lead.
  private static func followed(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func parts(of path: String) -> (folder: String, name: String) {
    guard let end = path.lastIndex(of: "/") else { return (".", path) }
    return (String(path[..<end]), String(path[path.index(after: end)...]))
  }

  private static func currentMask() -> mode_t {
    let mask = umask(0)
    umask(mask)
    return mask
  }

  /// A new name is lost with the power unless its folder is written too. File systems that cannot do that keep
  /// the order by themselves.
  private static func synchronise(_ folder: String) {
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
