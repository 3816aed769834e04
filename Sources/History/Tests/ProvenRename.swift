/// A test that provably goes by another name now.
public struct ProvenRename: Hashable, Sendable {
  public var old: TestID
  public var new: TestID
  public var proof: RenameProof

  /// A rename with what proves it.
  public init(old: TestID, new: TestID, proof: RenameProof) {
    self.old = old
    self.new = new
    self.proof = proof
  }
}
