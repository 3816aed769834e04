import Testing

@testable import History

struct NameMaskTests {
  @Test(arguments: [
    ("test[<Cart object at 0x7f3a1c0b2d30>]", "test[<Cart object at #>]"),
    ("test[<Cart object at 0x10>]", "test[<Cart object at #>]"),
    ("f(0xc000012345)", "f(#)"),
    ("<Cart: 0x600003c8c0a0>", "<Cart: #>"),
    ("<Cart 0x000001F2AB34C5D0>", "<Cart #>"),
    ("adds(shop.Cart@1b2c3d4e)", "adds(shop.Cart@#)"),
    ("[I@6d06d69c", "[I@#"),
    ("Cart$$Lambda/0x0000000800066840@7a07c5b4", "Cart$$Lambda/#@#"),
    ("id-f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "id-#"),
    ("id-F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6 x", "id-# x"),
    ("test[3f2a9b8c7d6e]", "test[#]"),
    ("test_da39a3ee5e6b4b0d3255bfef95601890afd80709_x", "test_#_x"),
    ("at 2026-11-22T10:15:32.123456+01:00 sharp", "at # sharp"),
    ("at 2026-11-22T10:15:32Z", "at #"),
    ("at 2026-11-22 10:15", "at #"),
    ("log_2026-11-22_10-15-32.txt", "log_#.txt"),
    ("20261122T101532Z", "#"),
    ("Sun Nov 22 10:15:32 2026", "Sun Nov 22 # 2026"),
    ("test[/tmp/tmpk3x9abq/a.txt]", "test[/tmp/#/a.txt]"),
    ("test[/tmp/tmpk3x_abq-True]", "test[/tmp/#-True]"),
    ("test[/tmp/tmpk3xabcq.txt]", "test[/tmp/#.txt]"),
    ("/tmp/pytest-of-root/pytest-12/test_x0/a", "/tmp/pytest-of-#/pytest-#/test_x0/a"),
    ("/scratch/pytest-of-ci/pytest-3", "/scratch/pytest-of-#/pytest-#"),
    ("/private/var/folders/zz/zyxv_n0000gn/T/abc.1/x", "/private/var/folders/#/#/T/#/x"),
    (
      ##"C:\Users\ci\AppData\Local\Temp\xyz12\a.txt"##, ##"C:\Users\ci\AppData\Local\Temp\#\a.txt"##
    ),
    ("/tmp/junit5883243423/a", "/tmp/#/a"),
  ])
  func `what changes from run to run is masked`(name: String, masked: String) {
    #expect(NameMask.masked(name) == masked)
  }

  @Test(arguments: [
    "", "test", "test[1]", "test[123456789012]", "test[20261122]", "test[1234567890123456]",
    "test[0x10]", "test[0xff00ff]", "test[0xFFFFFFFF]", "test[0x80000000]", "test[0xdeadbeef]",
    "test[0x000000000000]", "deadbeefcafe", "abcdefabcdef", "000000000000", "test[#ffcc00]",
    "user@example.com", "left-pad@1.3.0", "pkg@123456.0", "a@b", "2026-11-22", "test[10:00:00]",
    "2020-01-01T00:00:00Z", "2020-01-01T00:00", "ratio 1:20", "1:2:3", "10:20:30:40",
    "test.py::t[1:2]",
    "src/tmp/cart.js", "src/tests/x", "/tmp/cart", "/tmp/a-1-True", "/tmp/a-2-False",
    "/tmp/file1.txt",
    "/var/lib/x", "12345678-1234-1234-1234-12345678901", "a-of-b", "Größe 10:15", "99:99:99",
    "test_3_of_12", "x:", "/", "/tmp/", "@", "0x", "T", "2026-13-22T10:15:32",
  ])
  func `constants stay, and plain numbers always`(name: String) {
    #expect(NameMask.masked(name) == nil)
  }

  @Test func `what was masked has nothing left to mask`() {
    for name in ["<A at 0x7f3a1c0b2d30> /tmp/tmpabc123/x 10:15:32", "/tmp/pytest-of-x/pytest-1/y"] {
      let masked = NameMask.masked(name) ?? ""
      #expect(!masked.isEmpty && NameMask.masked(masked) ?? masked == masked)
    }
  }
}
