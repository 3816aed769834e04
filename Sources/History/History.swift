// History holds the nouns of Laptime as plain values: what a report says (ReportEvent), what the
// store keeps (Run, Attempt, …), what the gate is given (RunHistory) and what it says (Verdict).
// It imports no other module of the package; every other module but Statistics imports it.
