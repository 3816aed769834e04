/// The reports of a command that are to be recorded.
struct FoundReports {
  var files: [String]
  /// A line for each that was asked for.
  var lines: [String] = []
  /// Those that nothing but the command can have written, into a folder that was made for it.
  var own: Set<String> = []
  /// Whether one that was asked for cannot be read.
  var lacksOwn = false
}
