import Testing

@testable import Presentation

struct HTMLTests {
  @Test func `a text of strangers is text between tags and in an attribute`() {
    let trap = "</p><script>x</script> \" ' & \0"
    let page: HTML = "<p title=\"\(trap)\">\(trap)</p>"
    let inside = page.text.dropFirst("<p title=\"".count).dropLast("</p>".count)
    #expect(!inside.contains("<"))
    #expect(inside.split(separator: "\"").count == 2, "the attribute ends once")
    #expect(!page.text.contains("\0"))
  }

  @Test func `markup is put into markup as it is`() {
    let inner: HTML = "<b>\("<")</b>"
    #expect(("<p>\(inner)</p>" as HTML).text == "<p><b>&lt;</b></p>")
  }

  @Test func `data in a script can end no element and begin no comment`() {
    let value = JSON.array(["</script>", "<!--", "<script", "\u{2028}"].map { .string($0) })
    let page: HTML = "\(script: value)"
    #expect(!page.text.contains("<"))
    #expect(page.text.contains("\\u003c/script>"))
  }
}

struct DigestTests {
  /// Of FIPS 180-4's examples, and of lengths round a block's end.
  @Test(arguments: [
    ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
    ),
  ])
  func `a digest is that of the standard`(text: String, digest: String) {
    #expect(Base64.text(of: SHA256.digest(of: Array(text.utf8))) == digest)
  }

  @Test func `base64 pads what does not fill three bytes`() {
    #expect(Base64.text(of: []).isEmpty)
    #expect(Base64.text(of: [0]) == "AA==")
    #expect(Base64.text(of: [255, 255]) == "//8=")
    #expect(Base64.text(of: Array("Man".utf8)) == "TWFu")
  }
}
