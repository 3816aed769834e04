/// What one function took, in the unit of its profile.
public struct ProfiledFunction: Hashable, Sendable {
  /// What a function is called and where it stands.
  public struct Place: Hashable, Comparable, Sendable {
    public var name: String
    /// Nil for what is built in, or where the profile does not say.
    public var file: String?
    public var line: Int64?

    /// A function of a file, where that is known.
    public init(name: String, file: String? = nil, line: Int64? = nil) {
      self.name = name
      self.file = file
      self.line = line
    }

    public static func < (one: Place, other: Place) -> Bool {
      (one.file ?? "", one.line ?? 0, one.name) < (other.file ?? "", other.line ?? 0, other.name)
    }
  }

  public var place: Place
  /// Nil where a sampler looked.
  public var calls: Int64?
  /// In the function itself, without what it calls; what is built in and has no code of its own counts for its caller.
  public var own: Int64
  /// With all that it calls.
  public var total: Int64

  /// The figures of a function.
  public init(_ place: Place, calls: Int64? = nil, own: Int64, total: Int64) {
    self.place = place
    self.calls = calls
    self.own = own
    self.total = total
  }

  func adding(_ other: ProfiledFunction) -> ProfiledFunction {
    var sum = self
    if calls != nil || other.calls != nil {
      sum.calls = (calls ?? 0).addingClamped(other.calls ?? 0)
    }
    sum.own = own.addingClamped(other.own)
    sum.total = total.addingClamped(other.total)
    return sum
  }
}

extension Int64 {
  /// The sum, at most what an integer holds: a stranger's numbers may be of any size.
  public func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
