import History
import Platform

/// Bytes at rest, readable from any offset as often as needed: a file or memory.
final class StoredBytes {
  private enum Place {
    case memory([UInt8])
    case descriptor(Int32)
  }

  private let name: String
  private let place: Place
  /// Whether it is a copy of what can be read only once.
  let isCopy: Bool

  init(name: String, bytes: [UInt8]) {
    self.name = name
    place = .memory(bytes)
    isCopy = true
  }

  /// Opens a file; `-` is standard input. What cannot be read twice (a pipe) is first copied into a
  /// temporary file that has no name.
  init(path: String) throws(ReportError) {
    name = path
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw ReportError(
        code == ENOENT || code == ENOTDIR ? .missing : .unreadable, file: path,
        reason: describe(code))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw ReportError(
        .unreadable, file: path, reason: describe(EISDIR),
        hint: ForeignFolder.hint(path))
    }
    let kind = status.st_mode & S_IFMT
    isCopy = kind != S_IFREG
    if kind == S_IFREG {
      place = .descriptor(descriptor)
    } else {
      defer { close(descriptor) }
      // Nobody keeps a report on a disk without files, and of other devices some never end.
      guard kind != S_IFBLK else {
        throw ReportError(.unreadable, file: path, reason: "a device, no file")
      }
      let isEndless = kind == S_IFCHR && isatty(descriptor) == 0
      place = .descriptor(
        try Self.spool(descriptor, name: path, atMost: isEndless ? Self.mostOfDevice : nil))
    }
  }

  deinit {
    if case .descriptor(let descriptor) = place { close(descriptor) }
  }

  /// Reads up to the buffer's size at the offset; 0 at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(ReportError) -> Int {
    switch place {
    case .memory(let bytes):
      let count = min(buffer.count, max(0, bytes.count - offset))
      guard count > 0 else { return 0 }
      bytes.withUnsafeBytes {
        buffer.copyMemory(from: .init(rebasing: $0[offset..<offset + count]))
      }
      return count
    case .descriptor(let descriptor):
      while true {
        let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
        if count >= 0 { return count }
        if errno != EINTR {
          throw ReportError(.unreadable, file: name, reason: describe(errno))
        }
      }
    }
  }

  /// Of a device that is no terminal so many bytes are read.
  private static let mostOfDevice = 64 << 20

  private static func spool(_ input: Int32, name: String, atMost most: Int?) throws(ReportError)
    -> Int32
  {
    let output = try unnamedFile(for: name)
    var total = 0
    var failure: ReportError?
    withUnsafeTemporaryAllocation(byteCount: 1 << 17, alignment: 16) { buffer in
      while failure == nil {
        let count = readSome(input, buffer)
        if count == 0 { return }
        if count < 0 && errno == EINTR { continue }
        if count < 0 {
          failure = ReportError(.unreadable, file: name, reason: describe(errno))
        } else if !writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: output) {
          failure = ReportError(
            .unreadable, file: name, reason: "cannot keep a copy: \(describe(errno))",
            hint: "set TMPDIR to a folder with more room")
        }
        total += max(0, count)
        if total > ReportSource.byteLimit { failure = ReportSource.tooLong(name) }
        if let most, total > most {
          failure = ReportError(
            .unreadable, file: name, reason: "a device that does not end",
            hint: "name the file that the tests wrote")
        }
      }
    }
    if let failure {
      close(output)
      throw failure
    }
    return output
  }

  private static func unnamedFile(for name: String) throws(ReportError) -> Int32 {
    var template = Array("\(temporaryFolder)/laptime.XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw ReportError(
        .unreadable, file: name, reason: "cannot keep a copy: \(describe(errno))",
        hint: "set TMPDIR to a folder that can be written")
    }
    unlink(&template)
    return descriptor
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(descriptor, rest.baseAddress, rest.count)
      if count < 0 && errno != EINTR { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[max(0, count)...])
    }
    return true
  }
}

/// The system's words for an error number, lower case as all reasons are.
private func describe(_ code: Int32) -> String {
  String(cString: strerror(code)).lowercased()
}

/// `read(2)` under a name that the methods here do not shadow.
private func readSome(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
