import History
import Host
import Testing

extension ProcessTests {
  struct GitLineDatesTests {
    /// When `Repository` commits.
    private let day = Instant(iso8601: "2026-03-05T07:00:00Z")

    @Test func `a line is as old as the commit that wrote it, and without one of no known age`()
      throws
    {
      let repository = try Repository()
      let file = try repository.folder.write("q.txt", "a\nb\n")
      try repository.commit("begin")
      try repository.folder.write("q.txt", "a\nnew\nb\n")
      let checkout = try #require(GitCheckout(containing: repository.path))
      let dates = checkout.lineDates(of: file)
      #expect(dates[1] == day && dates[3] == day && dates[2] == nil)
    }

    @Test func `a file that git does not have has no dates, nor has one outside`() throws {
      let repository = try Repository()
      try repository.commit("begin")
      let checkout = try #require(GitCheckout(containing: repository.path))
      let file = try repository.folder.write("q.txt", "a\n")
      let outside = try TemporaryFolder()
      #expect(checkout.lineDates(of: file).isEmpty)
      #expect(try checkout.lineDates(of: outside.write("q.txt", "a\n")).isEmpty)
      #expect(checkout.lineDates(of: "/no/such/file").isEmpty)
    }

    @Test func `where a clone was cut, lines from before the cut are of no known age`() throws {
      let repository = try Repository()
      try repository.folder.write("q.txt", "a\n")
      try repository.commit("begin")
      try repository.folder.write("q.txt", "a\nb\n")
      try repository.commit("next")
      let clone = try repository.clone(depth: 1)
      let checkout = try #require(GitCheckout(containing: clone.path))
      #expect(checkout.lineDates(of: clone.path + "/q.txt").isEmpty)
    }
  }
}
