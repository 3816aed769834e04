/// Machines on which the same tests may be expected to take the same time.
public struct EnvironmentClass: Hashable, Sendable {
  public var cpuModel: String?
  public var cores: Int?

  /// A class of machines; nil for what is not known.
  public init(cpuModel: String?, cores: Int?) {
    self.cpuModel = cpuModel
    self.cores = cores
  }

  /// `AMD EPYC 7763, 4 cores`.
  public var text: String {
    let count = cores.map { $0 == 1 ? "1 core" : "\($0) cores" }
    let parts = [cpuModel, count].compactMap(\.self)
    return parts.isEmpty ? "unknown machine" : parts.joined(separator: ", ")
  }
}
