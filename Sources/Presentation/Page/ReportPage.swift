public import History

/// The report as one HTML file that asks nothing of any other place.
public struct ReportPage {
  /// The suites, the one to begin with first.
  public var suites: [SuitePage]
  /// How commands of the page name the store.
  public var store: String
  public var made: Instant

  /// The page of some suites of a store, as it was made at a moment.
  public init(suites: [SuitePage], store: String, made: Instant) {
    self.suites = suites
    self.store = store
    self.made = made
  }

  /// The file.
  public var html: String {
    let title = suites.first.map { "\($0.project) · \($0.suite) · Laptime" } ?? "Laptime"
    var page: HTML = """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.contentPolicy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>\(source: PageSources.style)</style>
      </head>
      <body>
      <noscript><p>This page needs JavaScript; the commands of Laptime say the same without it.</p></noscript>
      <script type="application/json" id="page">\(script: about)</script>

      """
    for (number, suite) in suites.enumerated() {
      page =
        page + """
          <script type="text/plain" id="suite-\(String(number))">\(suite.blocks)</script>

          """
    }
    return
      (page + """
        <script>\(source: PageSources.script)</script>
        </body>
        </html>

        """).text
  }

  private var about: JSON {
    .object([
      ("store", .string(store)), ("made", .integer(made.microseconds / 1_000_000)),
      (
        "suites",
        .array(
          suites.map {
            .object([("project", .string($0.project)), ("suite", .string($0.suite))])
          })
      ),
    ])
  }

  /// No request, no program and no style but those of the file.
  private static var contentPolicy: String {
    "default-src 'none'; script-src '\(PageSources.script.hash)'; "
      + "style-src '\(PageSources.style.hash)'; base-uri 'none'; form-action 'none'"
  }
}

/// The script and the style of the page, each made of the files of its folders.
private enum PageSources {
  /// The files share one scope, in the order of folders and names: what a file does when it is read may use
  /// files before it alone, what its functions do all of them. `start.js` is the last.
  static let script = StaticSource(
    text: "'use strict';\n{\n"
      + (PageFiles.kit + PageFiles.views + PageFiles.start).joined(separator: "\n") + "}\n")

  static let style = StaticSource(text: PageFiles.style.joined(separator: "\n"))
}
