import CZlib
import History
import Store

/// What libFuzzer calls for every input: the bytes as a bundle, and as the inside of a recording and of a decision that
/// a stranger has given the right ends, with the right sums where blocks stand in it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  taker.take(input)
  for kind: UInt8 in 1...2 {
    taker.take(Array("LAPTIME".utf8) + [1, kind] + deflated(kind == 1 ? sealed(input) : input))
  }
  return 0
}

nonisolated(unsafe) private let taker = Taker()

/// A store that takes what comes, and is another one now and then, so that it stays small.
private final class Taker {
  private var store: HistoryStore?
  private var taken = 0

  func take(_ bundle: [UInt8]) {
    do {
      let store = try store ?? HistoryStore(path: ":memory:", mode: .create)
      self.store = store
      let outcome = try store.take(bundle, from: "fuzz")
      taken += 1
      // What was taken can be given, and is known again.
      let again = try store.take(bundle, from: "fuzz")
      precondition(again.added == 0 && again.extended == 0, "the same again is something else")
      if outcome.added > 0 {
        try store.forEachShared(store.sharedPaths()) { path, bytes in
          let isRight = try HistoryStore.check(bytes, at: path)
          precondition(isRight, "what is given is not what it is called")
        }
      }
    } catch is BundleError {
    } catch {
      fatalError("no refusal of a bundle: \(error)")
    }
    if taken > 100 { (store, taken) = (nil, 0) }
  }
}

private func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var count = compressBound(UInt(bytes.count))
  var stream = [UInt8](repeating: 0, count: Int(count))
  guard compress2(&stream, &count, bytes, UInt(bytes.count), 1) == Z_OK else { return [] }
  return Array(stream.prefix(Int(count)))
}

/// A row of sections in which each block has the sum of its bytes.
private func sealed(_ body: [UInt8]) -> [UInt8] {
  var (result, rest) = ([UInt8](), body[...])
  while let number = rest.popFirst() {
    var (length, shift) = (0, 0)
    var head: [UInt8] = [number]
    while let byte = rest.popFirst() {
      head.append(byte)
      if shift < 28 { length |= Int(byte & 0x7f) << shift }
      shift += 7
      if byte & 0x80 == 0 { break }
    }
    let section = Array(rest.prefix(length))
    rest = rest.dropFirst(length)
    let isBlock = (33...34).contains(number) && section.count > 13
    result += head + (isBlock ? BlockSeal.sealed(Array(section.dropLast(8))) : section)
  }
  return result
}
