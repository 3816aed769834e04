import Analysis
import History
import Host
import Presentation
import Store

/// What was reported before, so that nobody is told of the same change twice.
struct AnnouncedChanges {
  var suite: String
  var store: HistoryStore

  /// Says of each change whether it is new, and remembers those that are: an active loss, as sure as is
  /// promised, of which nothing was reported within three runs of where it may have begun.
  func report(_ list: ChangeList) throws -> ChangeList {
    let places = Dictionary(
      list.places.enumerated().compactMap { place, value in value.run.map { ($0.id, place) } },
      uniquingKeysWith: { first, _ in first })
    let known = try store.announcedChanges(ofSuite: suite)
    var marked = list.marked { entry in
      entry.state == .active && entry.found.isLoss && entry.found.isSure
    } known: { entry in
      known.contains { reported in
        guard reported.subject == entry.subject, let place = places[reported.run] else {
          return false
        }
        let change = entry.found.change
        return place >= change.first - ChangeGroup.reach
          && place <= change.last + ChangeGroup.reach
      }
    }
    marked.falseAlarms = LookPromise.falseAlarmsPerHundredLooks
    let new = marked.entries.filter { $0.isNew == true }
    try store.addAnnounced(
      new.compactMap { entry in
        list.places[entry.found.change.index].run.map { ($0.id, entry.subject) }
      })
    return marked
  }
}

extension ChangeList.Entry {
  /// What changed, as it is remembered.
  fileprivate var subject: String { test.map { "\(kind) \($0.id)" } ?? kind }
}
