/// The coverage of one line.
public struct LineCoverage: Hashable, Sendable {
  public var number: Int32
  public var isCovered: Bool
  public var branchesCovered: Int32
  public var branchesTotal: Int32

  /// A line by its number from 1, with the branches that begin in it.
  public init(
    number: Int32, isCovered: Bool, branchesCovered: Int32 = 0, branchesTotal: Int32 = 0
  ) {
    self.number = number
    self.isCovered = isCovered
    self.branchesCovered = branchesCovered
    self.branchesTotal = branchesTotal
  }
}
