/// Where a run ran: what may make the same tests faster or slower.
public struct Environment: Hashable, Sendable {
  /// `Debian GNU/Linux`, `macOS`; nil where it could not be read, as everything here.
  public var osName: String?
  public var osVersion: String?
  /// `x86_64`, `aarch64`, as the kernel calls it.
  public var arch: String?
  /// The CPU's name as it gives it itself.
  public var cpuModel: String?
  /// How many logical cores the machine has.
  public var logicalCores: Int?
  /// How many of them the run could use under its affinity and its quota; a quota may be a fraction.
  public var availableCores: Double?
  /// Main memory, in bytes.
  public var memory: Int64?
  /// The CI's name for the machine.
  public var runnerName: String?
  /// The CI's name for the image or class of machine, such as `ubuntu24`.
  public var runnerImage: String?
  /// What the user said of it: `--label db=sqlite`.
  public var labels: [String: String]

  /// An environment of which all is unknown that is not given; memory is bytes.
  public init(
    osName: String? = nil, osVersion: String? = nil, arch: String? = nil, cpuModel: String? = nil,
    logicalCores: Int? = nil, availableCores: Double? = nil, memory: Int64? = nil,
    runnerName: String? = nil, runnerImage: String? = nil, labels: [String: String] = [:]
  ) {
    self.osName = osName
    self.osVersion = osVersion
    self.arch = arch
    self.cpuModel = cpuModel
    self.logicalCores = logicalCores
    self.availableCores = availableCores
    self.memory = memory
    self.runnerName = runnerName
    self.runnerImage = runnerImage
    self.labels = labels
  }
}
