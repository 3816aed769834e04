/// How a bundle begins, by what it holds.
enum BundleHead: UInt8 {
  case recording = 1
  case decisions = 2

  private static let mark = Array("LAPTIME".utf8)
  private static let version: UInt8 = 1

  var bytes: [UInt8] { Self.mark + [Self.version, rawValue] }

  /// What stands behind the head.
  ///
  /// - Throws: `BundleError`.
  func stream(of bundle: [UInt8]) throws -> ArraySlice<UInt8> {
    guard bundle.count <= BundleStream.limit.outside else { throw BundleError(.tooLarge) }
    guard bundle.starts(with: Self.mark), bundle.count > Self.mark.count + 2 else {
      throw BundleError(.foreign)
    }
    guard bundle[Self.mark.count] == Self.version else { throw BundleError(.newer) }
    guard bundle[Self.mark.count + 1] == rawValue else { throw BundleError(.foreign) }
    return bundle[(Self.mark.count + 2)...]
  }

  /// What a bundle holds by its head; nil where it is none.
  static func kind(of bundle: [UInt8]) -> BundleHead? {
    guard bundle.starts(with: mark), bundle.count > mark.count + 2 else { return nil }
    return BundleHead(rawValue: bundle[mark.count + 1])
  }
}
