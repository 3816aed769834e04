import CZlib

/// Undoes gzip, several members one after another included (RFC 1952 section 2.2). It is fed
/// pieces of input and fills pieces of output.
final class Inflater {
  enum Step {
    /// So many bytes of input were used up and so many of output written.
    case progress(used: Int, written: Int)
    /// A member and the whole input can end here.
    case memberEnd(used: Int, written: Int)
    case corrupt(used: Int, reason: String)
  }

  /// On the heap: zlib keeps a pointer to it and refuses a stream that has moved.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard laptime_inflate_init(stream, 15 + 32) == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Begins the next member.
  func restart() { inflateReset(stream) }

  func step(
    _ input: UnsafeMutableRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Step {
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(output.count)
    let status = inflate(stream, Z_NO_FLUSH)
    let used = input.count - Int(stream.pointee.avail_in)
    let written = output.count - Int(stream.pointee.avail_out)
    switch status {
    case Z_OK, Z_BUF_ERROR: return .progress(used: used, written: written)
    case Z_STREAM_END: return .memberEnd(used: used, written: written)
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "error \(status)"
      return .corrupt(used: used, reason: reason)
    }
  }
}
