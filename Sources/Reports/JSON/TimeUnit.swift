/// What a time is counted in, as the power of ten that makes microseconds of it.
enum TimeUnit: Int {
  case seconds = 6
  case milliseconds = 3
  case nanoseconds = -3
}
