/// By what a runner's line on its build is known, and what stands before the time in it.
public struct BuildMark: Sendable {
  var start: String
  var before: String
}
