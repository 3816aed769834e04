import History
import TestSupport
import Testing

/// What is a secret, what is none, and what finding them costs.
struct RedactorTests {
  /// A text of so many letters and digits that look random.
  private static func random(_ count: Int, from alphabet: String = letters) -> String {
    var (state, text) = (UInt64(count) &* 7919, "")
    let choices = Array(alphabet)
    for _ in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text.append(choices[Int(state >> 33) % choices.count])
    }
    return text
  }

  private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  private static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  private static let hex = "0123456789abcdef"

  /// Written in parts, so that nobody who looks for leaked tokens finds these.
  static let tokens: [String] =
    [
      "AKIA" + random(16, from: upper), "ASIA" + random(16, from: upper), "AIza" + random(35),
      "github" + "_pat_" + random(22) + "_" + random(59), "glpat" + "-" + random(20),
      "glpat" + "-" + random(27) + ".01." + random(9), "xox" + "b-" + "123456789012-" + random(24),
      "xox" + "p-" + random(40), "xapp" + "-1-" + random(40), "sk" + "_live_" + random(24),
      "npm" + "_" + random(36), "pypi" + "-AgEI" + random(60), "hf" + "_" + random(34),
      "SG" + "." + random(22) + "." + random(43), "sk" + "-ant-api03-" + random(40),
      "hvs" + "." + random(24), "dop" + "_v1_" + random(64, from: hex),
      "shpat" + "_" + random(32, from: hex), "SK" + random(32, from: hex),
      "123456789" + ":AA" + random(33), "eyJ" + random(30) + ".eyJ" + random(40) + "." + random(43),
      "dckr" + "_pat_" + random(27), "GOCSPX" + "-" + random(28), "lin" + "_api_" + random(40),
    ] + ["p", "o", "u", "s", "r"].map { "gh" + $0 + "_" + random(36) }

  @Test(arguments: tokens)
  func `a token of a known shape goes, wherever it stands`(token: String) {
    let places = [
      "\(token)", "a \(token) b", "'\(token)'", "(\(token))", "x=\(token)\n", "\\n\(token)\\n",
      "\u{1B}[31m\(token)\u{1B}[0m", "/path/\(token)/x", "é\(token)é", "[\(token)]",
      "\(token),\(token)",
    ]
    for text in places {
      var redactor = Redactor()
      let left = redactor.redact(text)
      #expect(!left.contains(token.dropFirst(4)), "\(text)")
      #expect(left == text.replacing(token, with: Redactor.mark), "\(text)")
      #expect(redactor.count.secrets == 1)
    }
  }

  @Test(arguments: [
    ("password=hunter2", "password=#"), ("PASSWORD = hunter2", "PASSWORD = #"),
    ("DB_PASSWORD='a b c'", "DB_PASSWORD='#'"),
    (##"{"password": "x\"y", "a": 1}"##, ##"{"password": "#", "a": 1}"##),
    (##"{\"api_key\": \"abc12345\"}"##, ##"{\"api_key\": \"#\"}"##),
    ("token=abcd1234&x=1", "token=#&x=1"),
    ("secret=s3cr3t;", "secret=#;"), ("api_key=12345", "api_key=#"),
    ("x-api-key: a1b2c3d4e5", "x-api-key: #"),
    ("f(password='hunter2', b=1)", "f(password='#', b=1)"),
    ("f(password=hunter2)", "f(password=#)"),
    ("Server=x;Password=ab)c;Db=y", "Server=x;Password=#;Db=y"),
    ("AccountKey=abc+/==;", "AccountKey=#;"),
    ("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG", "aws_secret_access_key = #"),
    ("--password hunter2 -x", "--password # -x"), ("--token=abcd1234", "--token=#"),
    ("githubToken: 'abcdef123456'", "githubToken: '#'"), (":password => 'y'", ":password => '#'"),
    ("password := \"y\"", "password := \"#\""),
    ("<password>hunter2</password>", "<password>#</password>"),
    ("os.environ['TOKEN'] = 'abcdef12'", "os.environ['TOKEN'] = '#'"),
    ("password=b'hunter2'", "password=b'#'"),
    ("password%3Dhunter2", "password%3D#"), ("password: hunter2\n", "password: #\n"),
    ("Authorization: Bearer abcDEF123456", "Authorization: Bearer #"),
    ("{'Authorization': 'Basic dXNlcjpwYXNz'}", "{'Authorization': 'Basic #'}"),
    ("-H \"Authorization: token abc123\" u", "-H \"Authorization: token #\" u"),
    ("sent Bearer abcDEF123456.", "sent Bearer #."), ("Basic dXNlcjpwYXNz", "Basic #"),
    ("Cookie: session=a1; theme=dark\n", "Cookie: #\n"),
    ("https://shop:hunter2@db.example/x", "https://shop:#@db.example/x"),
    ("postgresql://u:p@ss@host:5432/db", "postgresql://u:#@host:5432/db"),
    ("https://0123456789abcdef0123@github.com/a", "https://#@github.com/a"),
    (
      "hooks at https://hooks.slack.com/services/T00000000/B0000/XXXXxxxx1234",
      "hooks at https://hooks.slack.com/services/#"
    ),
    (
      "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\nx",
      "-----BEGIN RSA PRIVATE KEY-----#-----END RSA PRIVATE KEY-----\nx"
    ),
    ("-----BEGIN PRIVATE KEY-----\\nMIIE and cut", "-----BEGIN PRIVATE KEY-----#"),
    ("MYSQL_PWD=hunter2", "MYSQL_PWD=#"),
    ("//registry.npmjs.org/:_authToken=abcd1234", "//registry.npmjs.org/:_authToken=#"),
  ])
  func `the value of what is called a secret goes, and the words around it stay`(
    text: String, left: String
  ) {
    #expect(Redactor.redacted(text) == left.replacing("#", with: Redactor.mark))
  }

  @Test(arguments: [
    "assert token == 'abc'", "password=None", "password=''", "token = get_token(user)",
    "self.token = token",
    "password=self.password", "secret=${SECRET}", "password=$PASSWORD", "password=****",
    "max_tokens=100",
    "Unexpected token: }", "Unexpected token: \"foo\"", "token: str = None", "PWD=/home/a/b",
    "OLDPWD=/",
    "Basic authentication failed", "Bearer authentication", "https://example.org/a@b:c",
    "git@github.com:a/b.git",
    "https://localhost:8080/x", "ssh://git@github.com/a", "-----BEGIN CERTIFICATE-----\nMIIE",
    "token", "=", "password",
    "tests/test_password.py:12: AssertionError", "eyJ is how they begin", "task-force",
    "sk-learn is a library",
    "expected 3 tokens: 5 found", "AKIA", "commit 30c3d29e91bf0123456789abcdef0123456789ab",
    "std::token::x",
    "<Secret object at 0x7f>", "secret=<Secret>", "password = config[name]", "assert 'a' != 'b'",
    "",
  ])
  func `what is no secret stays`(text: String) {
    var redactor = Redactor()
    #expect(redactor.redact(text) == text)
    #expect(redactor.count == RedactionCount())
  }

  @Test func `a secret counts once, each of its places as one`() {
    var redactor = Redactor()
    _ = redactor.redact("password=abc12 password=abc12 password=other1")
    #expect(redactor.count.secrets == 2 && redactor.count.places == 3)
  }

  @Test func `a token that the text was cut in goes`() {
    #expect(Redactor.redacted("x ghp" + "_abcdef") == "x \(Redactor.mark)")
  }

  @Test func `to do it again changes nothing, and counts nothing, whatever the text`() {
    var random = Generator(seed: 17)
    let pieces =
      Self.tokens + [
        "password", "token", "secret", "=", ":", " ", "\"", "'", "\\", "://", "@", "/",
        "[redacted]", "--", "-", ".",
        "Authorization", "Bearer ", "Basic ", "-----BEGIN PRIVATE KEY-----", "-----END", "<", ">",
        "\n", "a", "B1",
        "eyJ", "ghp_", "é", "\0", "$", "{", "cookie", "%3D", "x", "]", ")",
      ]
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 0..<14, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      let once = Redactor.redacted(text)
      var redactor = Redactor()
      #expect(redactor.redact(once) == once, "\(text.debugDescription)")
    }
  }

  @Test(arguments: [
    "password=", "token:", "token:a-", "eyJ", "eyJa.", "bearer ", "basic ", "://", "://a:b", "sk-",
    "glpat-", "hvs.",
    "-----BEGIN PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----[redacted]", "authorization:{",
    "cookie:$", "password='",
    "secret=\"<", "\\", "\u{1B}[", "a-", "a.", "--token ", "password:\"\\", "AKIA", "SG.",
    "<token>", "_", "token=$A",
  ])
  func `a long hostile text takes no more than a few times what a harmless one does`(
    piece: String
  ) {
    func time(_ text: String) -> Duration {
      ContinuousClock().measure { _ = Redactor.redacted(text) }
    }
    let size = 1 << 18
    let harmless = String(repeating: "expected 3, got 4 in cart.py:12\n", count: size / 32)
    let hostile = String(repeating: piece, count: size / piece.utf8.count)
    // A step for each pair of bytes would take the rest of the day.
    #expect(time(hostile) < time(harmless) * 60 + .seconds(2))
  }
}
