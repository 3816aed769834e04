import History

extension ReportInput {
  /// The same report, read once and kept, for one that is small and may be needed again.
  var kept: ReportInput {
    final class Told {
      var events: [ReportEvent] = []
      var reading: Reading?
    }
    let told = Told()
    var report = self
    report.canBeReadAgain = true
    report.read = { [read] receive in
      if let reading = told.reading {
        for event in told.events { try receive(event) }
        return reading
      }
      let reading = try read { event in
        told.events.append(event)
        try receive(event)
      }
      told.reading = reading
      return reading
    }
    return report
  }
}
