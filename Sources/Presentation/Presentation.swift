// One value, several faces: text, Markdown, JSON, a page.
//
// - Kit/        Tables, JSON, Markdown, CSV, and the escaping of each: here and nowhere else.
// - Page/      The report as one HTML file: its data, and in Script/ and Style/ what shows them.
// - Recording/, Judging/, Planning/, Durations/, Flakes/, Changes/, Coverage/, Overview/  The faces of what those commands answer.
//
// Never here: a clock, a file, a terminal, an option of the command line; nothing is judged.
