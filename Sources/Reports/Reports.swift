// Reports turns the bytes of a report into a stream of events, one file a format.
//
// - Input/      Bytes at rest, decompressed, from files and pipes.
// - XML/, JSON/, Parsing/  The readers below the formats: strict, bounded, the same for all of them.
// - Services/    What CI services say beside reports: the event of a job, the comments of a review.
// - Detection/  Which format a report is of.
// - JUnit/, Pytest/, DotNet/, Go/, Rust/, Swift/, JavaScript/, TAP/, CTRF/, Sonar/, Allure/, Robot/,
//   Cucumber/, Dart/, Ruby/, CMake/  Formats of tests, by who writes them.
// - Coverage/   Formats of coverage.
// - Benchmarks/ Formats of benchmarks.
// - Profiles/   Formats of profilers.
//
// Never here: the store, what a report means for a verdict, where reports are found (Host).
