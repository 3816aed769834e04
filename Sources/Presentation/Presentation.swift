// Presentation gives one value several faces: text tables, JSON, Markdown. Escaping for each is here
// and nowhere else. Nothing in it reads a clock, a file or a terminal.
