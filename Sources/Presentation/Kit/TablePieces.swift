public import History

/// The text of a table whose rows come piece by piece, so that only one piece of them is held.
public struct TablePieces {
  private let face: ResultTable.Face
  private let width: Int?
  private let layout: TableLayout
  private var isFirst = true

  /// A table of that face, for a terminal of some width.
  public init(as face: ResultTable.Face, width: Int?, layout: TableLayout = TableLayout()) {
    self.face = face
    self.width = width
    self.layout = layout
  }

  /// How many rows there are best in a piece: columns are as wide as those of one piece need.
  public var size: Int { face == .text || face == .markdown ? 20_000 : 2000 }

  /// The text of the next piece.
  public mutating func text(of piece: ResultTable) -> String {
    defer { isFirst = false }
    let text = piece.text(as: face, width: width, layout: layout)
    switch face {
    case .json:
      let isEmpty = piece.rows.isEmpty
      return (isFirst ? "[" : ",") + (isEmpty ? "" : text.dropFirst().dropLast(3))
    case .csv, .tsv: return isFirst ? text : String(Self.behind(1, of: text))
    case .markdown: return isFirst ? text : String(Self.behind(2, of: text))
    case .text, .jsonl: return text
    }
  }

  /// What ends the table.
  ///
  /// `isEmpty`: whether it has no row.
  public func end(isEmpty: Bool) -> String {
    guard face == .json else { return "" }
    return isEmpty ? "]\n" : "\n]\n"
  }

  private static func behind(_ count: Int, of text: String) -> Substring {
    var rest = text[...]
    for _ in 0..<count { rest = rest.drop { $0 != "\n" }.dropFirst() }
    return rest
  }
}
