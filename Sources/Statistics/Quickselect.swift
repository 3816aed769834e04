/// The kth smallest of some numbers, without sorting all of them.
///
/// Hoare, "Algorithm 65: Find", Communications of the ACM 4 (1961), with a median-of-three pivot and
/// Lomuto's partition.
/// Where the pivots keep failing, the rest is sorted, so that no input costs more than
/// O(n log n) (Musser, "Introspective Sorting and Selection Algorithms", 1997).
enum Quickselect {
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
      let edge = partition(values, low, high)
      if edge == rank { return values[rank] }
      if rank < edge { high = edge - 1 } else { low = edge + 1 }
    }
    insertionSort(values, low, high)
    return values[rank]
  }

  /// Parts low...high round a pivot and says where it ends: nothing before it is greater, nothing behind
  /// it smaller.
  ///
  /// Every number is moved whatever it is: a branch that depends on unsorted numbers is guessed wrong
  /// half of the time, which costs more than the moves.
  private static func partition(
    _ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int
  ) -> Int {
    values.swapAt(medianOfThree(values, low, low + (high - low) / 2, high), high)
    let pivot = values[high]
    var edge = low
    for i in low..<high {
      let value = values[i]
      values[i] = values[edge]
      values[edge] = value
      edge += value < pivot ? 1 : 0
    }
    values.swapAt(edge, high)
    return edge
  }

  /// The one of three places that has the middle number.
  private static func medianOfThree(
    _ values: UnsafeMutableBufferPointer<Double>, _ a: Int, _ b: Int, _ c: Int
  ) -> Int {
    let (x, y, z) = (values[a], values[b], values[c])
    if x < y { return y < z ? b : x < z ? c : a }
    return x < z ? a : y < z ? c : b
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
