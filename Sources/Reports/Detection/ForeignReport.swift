/// Files that are met beside those that are read, told by what only they have: what each of them is, and how its
/// tool writes something that is read.
struct ForeignReport {
  /// What it is, as in "this is …".
  let what: String
  /// What to do for a report that is read.
  let hint: String

  init(_ what: String, _ hint: String) {
    self.what = what
    self.hint = hint
  }

  /// What the file is; nil where nobody knows it.
  static func of(_ head: ReportHead) -> ForeignReport? {
    if let found = ofBytes(head.bytes) ?? ofHTML(head) { return found }
    if let root = head.xml?.root?.name { return ofXML[root] }
    if let json = head.json { return of(json) }
    return head.xml == nil ? ofText(head) : nil
  }

  /// What is said where nobody knows what a file is.
  static let usualHint =
    "most runners write JUnit XML or JSON; laptime formats lists what is read and what writes it"
}
