/// What a run has that is told beside the verdict.
public enum RunFigure: Sendable {
  case wallTime
  case coverage
}
