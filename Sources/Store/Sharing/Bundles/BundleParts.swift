import History

/// A bundle in two parts, where many have one of them in common: the names of its tests, and all else.
public struct BundleParts: Hashable, Sendable {
  /// The bundle without the names of its tests.
  public var body: [UInt8]
  /// These, with their hash; nil where they stay in the body.
  public var names: [UInt8]?
  public var namesHash: String

  /// Takes a bundle apart; one that could not be put together again byte for byte inside stays whole.
  public init(_ bundle: [UInt8]) {
    (body, names, namesHash) = (bundle, nil, "")
    guard BundleHead.kind(of: bundle) == .recording,
      let stream = try? BundleHead.recording.stream(of: bundle),
      let inside = try? BundleStream.inflated(stream), let place = Self.names(in: inside),
      let short = try? BundleStream.deflated(
        Array(inside[..<place.lowerBound] + inside[place.upperBound...])),
      let long = try? BundleStream.deflated(Array(inside[place]))
    else { return }
    var hash = ContentHash()
    hash.update(Array(inside[place]))
    let parted = BundleHead.recording.bytes + short
    guard let joined = try? Self.joined(parted, names: long), joined == inside else { return }
    (body, names, namesHash) = (parted, long, hash.finish().hex)
  }

  /// The bundle of two parts.
  ///
  /// - Throws: `BundleError`.
  public static func bundle(_ body: [UInt8], names: [UInt8]?) throws -> [UInt8] {
    guard let names else { return body }
    return try BundleHead.recording.bytes + BundleStream.deflated(joined(body, names: names))
  }

  private static func joined(_ body: [UInt8], names: [UInt8]) throws -> [UInt8] {
    let rest = try BundleStream.inflated(BundleHead.recording.stream(of: body))
    let section = try BundleStream.inflated(names[...])
    let place = try sections(of: rest).first { $0.number > RunContent.testsSection }?.range
      .lowerBound
    guard let place else { throw BundleError(.malformed) }
    return Array(rest[..<place] + section + rest[place...])
  }

  /// Where the section of the tests is, with its number and its length.
  private static func names(in inside: [UInt8]) -> Range<Int>? {
    (try? sections(of: inside))?.first { $0.number == RunContent.testsSection }?.range
  }

  private static func sections(of inside: [UInt8]) throws -> [(number: UInt8, range: Range<Int>)] {
    var cursor = BundleCursor(inside[...])
    var (found, start) = ([(UInt8, Range<Int>)](), 0)
    while !cursor.isAtEnd {
      let number = try cursor.byte()
      let end = try cursor.slice(cursor.count()).endIndex
      found.append((number, start..<end))
      start = end
    }
    return found
  }
}
