import Testing

@testable import Archive

struct ServerFaultTests {
  private func fault(_ status: Int, _ body: String) -> ServerFault {
    ServerFault(status: status, body: Array(body.utf8))
  }

  @Test
  func
    `what a server says is told without what surrounds it, in the words of old servers and of new ones`()
  {
    let old = fault(
      500,
      "Code: 60, e.displayText() = DB::Exception: Table db.runs doesn't exist., e.what() = DB::Exception\n"
    )
    #expect(old.code == 60 && old.message == "Table db.runs doesn't exist." && !old.mayPass)
    let new = fault(
      404,
      "Code: 60. DB::Exception: Unknown table 'runs'. (UNKNOWN_TABLE) (version 26.9.2.1 (official build))\n"
    )
    #expect(
      new.code == 60 && new.message == "Unknown table 'runs'. (UNKNOWN_TABLE)" && !new.mayPass)
  }

  @Test(arguments: [
    (500, "Code: 252, e.displayText() = DB::Exception: Too many parts", true), (503, "", true),
    (500, "", true),
    (429, "slow down", true), (401, "", false), (404, "no such page", false),
    (400, "Code: 62. DB::Exception: x", false),
  ])
  func `what may pass by itself is tried again`(status: Int, body: String, isTriedAgain: Bool) {
    #expect(fault(status, body).mayPass == isTriedAgain)
  }

  @Test func `a broken connection is tried again, one that is not trusted is not`() {
    #expect(ServerFault(exitCode: 18).mayPass && ServerFault(exitCode: 7).mayPass)
    #expect(!ServerFault(exitCode: 60).mayPass && !ServerFault(exitCode: 3).mayPass)
  }

  @Test func `a wrong password is told without what was sent`() {
    for (status, body) in [
      (500, "Code: 193, e.displayText() = DB::Exception: Wrong password for user ci"), (401, "x"),
    ] {
      #expect(fault(status, body).message == "the server does not know this user by this password")
    }
  }
}
