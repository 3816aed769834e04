// One value, several faces: text, Markdown, JSON, a page.
//
// - Escaping/   One type a language, whose interpolation escapes: here and nowhere else.
// - Kit/        Tables, units, drawings of text.
// - Page/      The report as one HTML file: its data, and in Script/ and Style/ what shows them.
// - Marks/      The gate's report as a CI takes it: commands of its log, documents.
// - Review/     The gate's report as the comment of a review.
// - Recording/, Judging/, Planning/, Durations/, Flakes/, Changes/, Coverage/, Overview/, Sharing/, Tidying/  The faces of what those commands answer.
//
// Never here: a clock, a file, a terminal, an option of the command line; nothing is judged.
