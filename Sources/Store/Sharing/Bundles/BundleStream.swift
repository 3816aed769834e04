import CZlib

/// What is made shorter to travel (RFC 1950), and read again within a limit.
enum BundleStream {
  /// How many bytes a bundle may hold, and a file of it.
  static let limit = (inside: 1 << 29, outside: 1 << 28)

  /// - Throws: `BundleError.tooLarge`.
  static func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
    guard bytes.count <= limit.inside else { throw BundleError(.tooLarge) }
    var count = compressBound(UInt(bytes.count))
    var stream = [UInt8](repeating: 0, count: Int(count))
    guard compress2(&stream, &count, bytes, UInt(bytes.count), 9) == Z_OK else {
      throw BundleError(.tooLarge)
    }
    return Array(stream.prefix(Int(count)))
  }

  /// The bytes again; room is made for them as they come, so that a small file never asks for much.
  ///
  /// - Throws: `BundleError`.
  static func inflated(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard laptime_inflate_init(stream, 15) == Z_OK else { throw BundleError(.tooLarge) }
    defer { inflateEnd(stream) }
    var input = Array(bytes)
    var (result, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    return try input.withUnsafeMutableBufferPointer { input in
      stream.pointee.next_in = input.baseAddress
      stream.pointee.avail_in = UInt32(input.count)
      while true {
        let (status, written) = chunk.withUnsafeMutableBufferPointer { output in
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(output.count)
          let status = inflate(stream, Z_NO_FLUSH)
          return (status, output.count - Int(stream.pointee.avail_out))
        }
        result += chunk.prefix(written)
        guard result.count <= limit.inside else { throw BundleError(.tooLarge) }
        if status == Z_STREAM_END {
          guard stream.pointee.avail_in == 0 else { throw BundleError(.malformed) }
          return result
        }
        guard status == Z_OK, written > 0 || stream.pointee.avail_in > 0 else {
          throw BundleError(.malformed)
        }
      }
    }
  }
}
