/// The name of the first entity in a raw start tag that is none of XML's own five, if any.
///
/// Zero bytes are passed over, so that UTF-16 is understood too.
func firstUnknownReference(in tag: Slice<UnsafeRawBufferPointer>) -> String? {
  let own: Set<String> = ["lt", "gt", "amp", "quot", "apos"]
  var rest = tag
  while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
    rest = rest[(mark + 1)...]
    let name = rest.prefix(256).prefix { $0 != UInt8(ascii: ";") }.filter { $0 != 0 }
    if name.first == UInt8(ascii: "#") { continue }
    let text = String(decoding: name, as: UTF8.self)
    if !own.contains(text) { return text }
  }
  return nil
}
