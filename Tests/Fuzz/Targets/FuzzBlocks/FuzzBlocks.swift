import History

/// What libFuzzer calls for every input: the bytes as they are, and as the inside of a block of each kind that a
/// stranger has given the right ends.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  check(input)
  for kind: UInt8 in 1...2 { check(BlockSeal.sealed(Array("LTB".utf8) + [1, kind] + input)) }
  return 0
}

/// A reader refuses with a place, or gives what it can write and read again; it never holds more than the bytes can
/// fill.
private func check(_ bytes: [UInt8]) {
  do {
    let block = try RunBlock(decoding: bytes)
    let attempts = block.tried.reduce(block.tests.count) { $0 + $1.attempts.count - 1 }
    precondition(attempts <= bytes.count, "more attempts than bytes")
    guard let again = block.encoded() else { fatalError("what was read cannot be written") }
    precondition((try? RunBlock(decoding: again)) == block, "what was written is read otherwise")
  } catch {
    precondition((0...bytes.count).contains(error.position), "a place outside: \(error)")
  }
  do {
    let block = try TimingBlock(decoding: bytes)
    precondition(block.entries.count <= bytes.count, "more entries than bytes")
    guard let again = block.encoded() else { return }
    precondition((try? TimingBlock(decoding: again)) == block, "what was written is read otherwise")
  } catch {
    precondition((0...bytes.count).contains(error.position), "a place outside: \(error)")
  }
}
