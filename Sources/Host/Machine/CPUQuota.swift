/// How many cores' worth of time a control group may take (Linux, cgroup v2 and v1).
enum CPUQuota {
  /// The smallest quota of the groups that hold this process; nil where there is none.
  static func ofThisProcess() -> Double? {
    smallest(membership: SmallFile.text("/proc/self/cgroup") ?? "", read: SmallFile.text)
  }

  /// The smallest quota on the way from the process's group up to the root, which is all that a
  /// container sees of its own. `membership` is what `/proc/self/cgroup` holds, `read` gives the
  /// text of a file.
  static func smallest(membership: String, read: (String) -> String?) -> Double? {
    var quotas: [Double] = []
    for line in membership.split(separator: "\n") {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let controllers = fields[1].split(separator: ",")
      guard controllers.isEmpty || controllers.contains("cpu") else { continue }
      for group in ancestors(of: fields[2]) {
        let quota =
          controllers.isEmpty
          ? read("/sys/fs/cgroup\(group)/cpu.max").flatMap(version2)
          : version1(
            quota: read("/sys/fs/cgroup/cpu\(group)/cpu.cfs_quota_us"),
            period: read("/sys/fs/cgroup/cpu\(group)/cpu.cfs_period_us"))
        if let quota { quotas.append(quota) }
      }
    }
    return quotas.min()
  }

  /// `200000 100000` is two cores; `max 100000` is no limit.
  static func version2(_ text: String) -> Double? {
    let fields = text.split { $0.isWhitespace }
    return fields.count == 2 ? ratio(fields[0], fields[1]) : nil
  }

  private static func version1(quota: String?, period: String?) -> Double? {
    guard let quota = quota?.split(whereSeparator: \.isWhitespace).first,
      let period = period?.split(whereSeparator: \.isWhitespace).first
    else { return nil }
    return ratio(quota, period)
  }

  private static func ratio(_ quota: Substring, _ period: Substring) -> Double? {
    guard let quota = Int64(quota), let period = Int64(period), quota > 0, period > 0 else {
      return nil
    }
    return Double(quota) / Double(period)
  }

  /// `/a/b`, `/a` and the root, as the empty text.
  private static func ancestors(of group: Substring) -> [String] {
    let parts = group.split(separator: "/").prefix(64)
    return (0...parts.count).map { count in parts.prefix(count).map { "/" + $0 }.joined() }
  }
}
