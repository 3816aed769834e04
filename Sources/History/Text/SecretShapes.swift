/// The tokens that are known by how they begin.
enum SecretShapes {
  /// One of them: its beginning, and what and how much follows.
  struct Shape {
    let start: [UInt8]
    let body: SecretBytes
    let length: ClosedRange<Int>
    /// Whether letters alone are no token, as its beginning is a word as well; it may be longer than is looked at.
    let needsDigit: Bool

    fileprivate init(
      _ start: String, _ body: SecretBytes, _ length: ClosedRange<Int>, needsDigit: Bool = false
    ) {
      self.start = Array(start.utf8)
      self.body = body
      self.length = length
      self.needsDigit = needsDigit
    }

    fileprivate init(_ start: String, _ body: SecretBytes, atLeast least: Int) {
      self.init(start, body, least...Int.max)
    }
  }

  /// By their first byte.
  static let byStart: [[Shape]] = {
    var table = [[Shape]](repeating: [], count: 256)
    for shape in all { table[Int(shape.start[0])].append(shape) }
    return table
  }()

  /// Whether any begins with a byte.
  static let begins: [Bool] = byStart.map { !$0.isEmpty }

  private static let all: [Shape] = clouds + hosts + services

  private static let clouds: [Shape] =
    ["AKIA", "ASIA", "ABIA", "ACCA"].map { Shape($0, .upper, 16...16) }
    + [
      Shape("AIza", .dashed, atLeast: 35), Shape("ya29.", .dotted, atLeast: 20),
      Shape("GOCSPX-", .dashed, atLeast: 20), Shape("dop_v1_", .word, atLeast: 40),
      Shape("doo_v1_", .word, atLeast: 40), Shape("dor_v1_", .word, atLeast: 40),
      Shape("LTAI", .letters, 16...24, needsDigit: true), Shape("hvs.", .dotted, atLeast: 20),
      Shape("hvb.", .dotted, atLeast: 20), Shape("dapi", .hex, 32...34),
      Shape("pscale_tkn_", .dotted, atLeast: 20), Shape("pscale_pw_", .dotted, atLeast: 20),
      Shape("dckr_pat_", .dashed, atLeast: 20), Shape("fo1_", .dashed, atLeast: 32),
      Shape("AGE-SECRET-KEY-1", .letters, atLeast: 40),
    ]

  private static let hosts: [Shape] =
    ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"].map { Shape($0, .word, atLeast: 20) }
    + [Shape("github_pat_", .word, atLeast: 20)]
    + [
      "glpat-", "gldt-", "glrt-", "glrtr-", "glcbt-", "glptt-", "glft-", "glsoat-", "gloas-",
      "glimt-", "glagent-", "glffct-", "glwt-",
    ].map { Shape($0, .dotted, atLeast: 16) }
    + [
      Shape("ATATT3", .dotted, atLeast: 50), Shape("ATBB", .letters, 28...40, needsDigit: true),
      Shape("npm_", .letters, 36...36), Shape("pypi-AgEI", .dashed, atLeast: 40),
      Shape("rubygems_", .hex, 48...48), Shape("cio", .letters, 32...32, needsDigit: true),
      Shape("hf_", .letters, 30...60, needsDigit: true),
    ]

  private static let services: [Shape] =
    ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-", "xoxe-", "xoxe.", "xoxc-", "xoxd-"]
    .map { Shape($0, .dotted, atLeast: 10) }
    + ["sk_live_", "rk_live_", "sk_test_", "rk_test_", "whsec_"].map {
      Shape($0, .word, atLeast: 16)
    }
    + ["shpat_", "shpca_", "shppa_", "shpss_"].map { Shape($0, .hex, 32...32) }
    + [
      Shape("xapp-", .dashed, atLeast: 20), Shape("SG.", .dotted, 60...90, needsDigit: true),
      Shape("sk-", .dashed, 20...64, needsDigit: true),
      Shape("SK", .hex, 32...32), Shape("sq0atp-", .dashed, atLeast: 22),
      Shape("sq0csp-", .dashed, atLeast: 40), Shape("key-", .hex, 32...32),
      Shape("lin_api_", .letters, atLeast: 30), Shape("NRAK-", .letters, 27...27),
      Shape("sntrys_", .base64, atLeast: 30), Shape("sntryu_", .hex, 64...64),
      Shape("glsa_", .word, atLeast: 32), Shape("glc_", .base64, atLeast: 32),
      Shape("PMAK-", .dashed, atLeast: 50), Shape("pul-", .hex, 40...40),
      Shape("dp.pt.", .letters, atLeast: 40), Shape("sbp_", .hex, 40...40),
      Shape("figd_", .dashed, atLeast: 40), Shape("ntn_", .letters, atLeast: 40),
      Shape("nfp_", .letters, 36...36), Shape("EAACEdEose0cBA", .letters, atLeast: 10),
      Shape("tfp_", .word, atLeast: 40), Shape("dd_api_", .word, atLeast: 32),
    ]
}
