/// The kth smallest of some numbers, without sorting all of them.
///
/// Hoare, "Algorithm 65: Find", Communications of the ACM 4 (1961), with a median-of-three pivot.
/// Where the pivots keep failing, the rest is sorted, so that no input costs more than
/// O(n log n) (Musser, "Introspective Sorting and Selection Algorithms", 1997).
enum Selection {
  /// Below this many numbers, insertion sort is the fastest way.
  private static let smallCount = 16

  /// Moves the number of the given rank (0 is the smallest) to its place, nothing smaller behind it
  /// and nothing greater before it, and returns it. The rank must be within the values.
  static func select(rank: Int, in values: inout [Double]) -> Double {
    values.withUnsafeMutableBufferPointer { select(rank: rank, in: $0) }
  }

  private static func select(rank: Int, in values: UnsafeMutableBufferPointer<Double>) -> Double {
    var low = 0
    var high = values.count - 1
    var patience = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
    while high - low >= smallCount {
      guard patience > 0 else {
        var rest = UnsafeMutableBufferPointer(rebasing: values[low...high])
        rest.sort()
        return values[rank]
      }
      patience -= 1
      let (left, right) = partition(values, low, high)
      if rank <= left {
        high = left
      } else if rank >= right {
        low = right
      } else {
        return values[rank]
      }
    }
    insertionSort(values, low, high)
    return values[rank]
  }

  /// Parts low...high round a pivot: what ends at `left` is at most the pivot, what begins at
  /// `right` is at least the pivot, and what lies between them equals it.
  private static func partition(
    _ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int
  ) -> (left: Int, right: Int) {
    let pivot = medianOfThree(values[low], values[low + (high - low) / 2], values[high])
    var i = low
    var j = high
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      guard i <= j else { break }
      values.swapAt(i, j)
      i += 1
      j -= 1
    }
    return (j, i)
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }

  private static func insertionSort(
    _ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int
  ) {
    guard low < high else { return }
    for i in (low + 1)...high {
      let value = values[i]
      var j = i
      while j > low, values[j - 1] > value {
        values[j] = values[j - 1]
        j -= 1
      }
      values[j] = value
    }
  }
}
