extension JSONReader {
  /// The number that comes next as a fraction; nil for what is none.
  func double() throws -> Double? { try number().flatMap { Double($0) } }

  /// The numbers of the list that comes next, the first million of them.
  func doubles() throws -> [Double] {
    var numbers: [Double] = []
    try forEachElement {
      if let number = try double(), numbers.count < 1_000_000 { numbers.append(number) }
    }
    return numbers
  }
}
