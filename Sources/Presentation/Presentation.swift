// One value, several faces: text, Markdown, JSON.
//
// - Kit/        Tables, JSON, Markdown, CSV, and the escaping of each: here and nowhere else.
// - Recording/, Judging/, Durations/, Flakes/, Changes/, Coverage/, Overview/  The faces of what those commands answer.
//
// Never here: a clock, a file, a terminal, an option of the command line; nothing is judged.
