import History

extension SuitePage {
  /// The data of the page, each block deflated and in base64: what is known, outcomes, durations, numbers.
  var blocks: String {
    let grid = TestGrid(cells, order: order)
    let durations = DurationColumns(grid)
    var numbers = durations.numbers
    let lanes = lanes(grid, into: &numbers)
    let facts = facts(grid, durations, lanes: lanes).line
    return [Array(facts.utf8), grid.outcomes, durations.codes, numbers.bytes]
      .map { Base64.text(of: Deflate.stream(of: $0) ?? []) }.joined(separator: " ")
  }

  /// Adds the time line: of each worker its tests in order, each with how long the worker had waited, all
  /// that it took and the setup within it.
  private func lanes(_ grid: TestGrid, into numbers: inout VarintColumn) -> [(String, Int)] {
    var lanes: [(worker: String, tests: Int)] = []
    var end: Int64 = 0
    for entry in timeline {
      guard let place = grid.places[entry.test] else { continue }
      if lanes.last?.worker != entry.worker {
        lanes.append((entry.worker, 0))
        end = 0
      }
      lanes[lanes.count - 1].tests += 1
      numbers.add(Int64(place))
      numbers.add(signed: entry.start - end)
      numbers.add(entry.total)
      numbers.add(optional: entry.setup.map { max(0, $0) })
      end = entry.start + entry.total
    }
    return lanes
  }
}
