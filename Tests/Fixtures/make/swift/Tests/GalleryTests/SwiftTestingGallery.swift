import Testing

@Suite struct Outer {
  struct Inner {
    @Test func nested() {}
  }

  @Test func passes() {}
  @Test func failsTwice() {
    #expect(1 == 2)
    #expect(Bool(false), "a <message> & more")
  }
  @Test(.disabled("not here")) func skipped() {}
  @Test(arguments: [1, 2, 3]) func parameters(x: Int) { #expect(x < 3) }
  @Test func `has spaces in its name`() {}
}
