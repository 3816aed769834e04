// The quarantine: tests whose failures do not count until a day.
//
// The text of the file and its entries (`QuarantinedTests`, `QuarantineEntry`), what is to be said against
// them on a day (`QuarantineReview`), and both together as a verdict needs them (`ReviewedQuarantine`).
//
// Never here: finding, reading or writing the file (Commands), what a verdict makes of it (Gate).
