import ArgumentParser

/// A size on the command line: `200MB`, `1.5 GB`, `64MiB`; a number alone is bytes.
struct SizeArgument: ExpressibleByArgument {
  var bytes: Int64

  private static let units: [(name: String, bytes: Double)] = [
    ("kib", 1024), ("mib", 1_048_576), ("gib", 1_073_741_824), ("kb", 1e3), ("mb", 1e6),
    ("gb", 1e9),
    ("k", 1e3), ("m", 1e6), ("g", 1e9), ("b", 1), ("", 1),
  ]

  init?(argument: String) {
    let text = argument.lowercased()
    for (name, unit) in Self.units where text.hasSuffix(name) {
      guard let number = Double(String(text.dropLast(name.count).trimmingSpaces)) else {
        return nil
      }
      guard number >= 1 / unit, number * unit < 1e15 else { return nil }
      bytes = Int64(number * unit)
      return
    }
    return nil
  }
}
