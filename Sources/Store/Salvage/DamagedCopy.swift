import CSQLite
import Platform

/// A copy of a damaged store beside the new one, mended as far as its head and its length go, so that SQLite opens it.
/// The damaged file itself is only read.
final class DamagedCopy {
  let connection: Connection
  /// What was mended.
  private(set) var remarks: [String] = []
  private let path: String

  private static let usualPage = 4096
  private static let magic = Array("SQLite format 3\0".utf8)

  /// - Throws: `StoreError`.
  init(of source: String, at path: String) throws {
    self.path = path
    for ending in ["", "-wal", "-shm", "-journal"] { StoreFile.remove(path + ending) }
    do {
      try Self.copy(source, to: path)
      if StoreFile.exists(source + "-wal") { try Self.copy(source + "-wal", to: path + "-wal") }
      remarks = try Self.mend(path)
      connection = try Connection(path: path, flags: SQLITE_OPEN_READWRITE, isDamaged: true)
    } catch {
      for ending in ["", "-wal", "-shm"] { StoreFile.remove(path + ending) }
      throw error
    }
  }

  /// Closes and removes it.
  func remove() {
    for ending in ["", "-wal", "-shm", "-journal"] { StoreFile.remove(path + ending) }
  }

  /// Copies a file; of what the disk does not give there are zeros.
  private static func copy(_ source: String, to path: String) throws {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else {
      throw StoreError.unreadable(path: source, reason: String(cString: strerror(errno)))
    }
    defer { close(input) }
    let output = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else {
      throw StoreError.unwritable(path: path, reason: String(cString: strerror(errno)))
    }
    defer { close(output) }
    let size = Int64(lseek(input, 0, SEEK_END))
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var place: Int64 = 0
    while place < size {
      let wanted = min(chunk.count, Int(size - place))
      var count = pread(input, &chunk, wanted, off_t(place))
      if count <= 0 {
        // A bad block, as a rule: the next ones may be good.
        count = min(usualPage, wanted)
        for index in 0..<count { chunk[index] = 0 }
      }
      guard pwrite(output, &chunk, count, off_t(place)) == count else {
        throw StoreError.unwritable(path: path, reason: String(cString: strerror(errno)))
      }
      place += Int64(count)
    }
  }

  /// Puts the head right, and makes the file as long as its head says.
  private static func mend(_ path: String) throws -> [String] {
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    var head = [UInt8](repeating: 0, count: 100)
    guard size >= 512, pread(file, &head, head.count, 0) == head.count else {
      throw StoreError.empty(path: path)
    }
    var remarks: [String] = []
    let isSound = pageSize(in: head) != nil
    if !isSound {
      head.replaceSubrange(..<16, with: magic)
      (head[16], head[17]) = (UInt8(usualPage >> 8), 0)
      head.replaceSubrange(18..<24, with: [2, 2, 0, 64, 32, 32])
      // The format of the schema, and that of texts, as every store has them.
      head.replaceSubrange(44..<48, with: [0, 0, 0, 4])
      head.replaceSubrange(56..<60, with: [0, 0, 0, 1])
      remarks.append("its head was damaged")
    }
    let page = pageSize(in: head) ?? usualPage
    let told = head[28..<32].reduce(0) { $0 << 8 | Int($1) }
    let there = (size + page - 1) / page
    var length = there
    if isSound, told > there, told - there < mostCutOff {
      remarks.append("the last \(told - size / page) of its \(told) pages are cut off")
      length = told
    } else if size % page != 0 {
      remarks.append("its last page is cut off")
    }
    if !isSound || told > length {
      for (offset, shift) in [24, 16, 8, 0].enumerated() {
        head[28 + offset] = UInt8(truncatingIfNeeded: length >> shift)
      }
      head.replaceSubrange(92..<96, with: head[24..<28])
    }
    guard ftruncate(file, off_t(length * page)) == 0,
      pwrite(file, head, head.count, 0) == head.count
    else { throw failure(path) }
    return remarks
  }

  /// Of a file that says it is longer by more pages the number is what is wrong.
  private static let mostCutOff = 1 << 20

  /// The size of a page by the head; nil where that is none of a database.
  private static func pageSize(in head: [UInt8]) -> Int? {
    let told = Int(head[16]) << 8 | Int(head[17])
    let size = told == 1 ? 65536 : told
    let isSound =
      Array(head[..<16]) == magic && size >= 512 && size & (size - 1) == 0
      && head[21] == 64 && head[22] == 32 && head[23] == 32
      && (1...2).contains(head[18]) && (1...2).contains(head[19])
    return isSound ? size : nil
  }

  private static func failure(_ path: String) -> StoreError {
    StoreError.unwritable(path: path, reason: String(cString: strerror(errno)))
  }
}
