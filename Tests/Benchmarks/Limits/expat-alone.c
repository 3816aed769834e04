// Reads a report with expat and counts its tests: what parsing alone costs.
// usage: expat-alone REPORT
#include "report.h"

static long tests;

static void start(void *unused, const char *name, const char **attributes) {
  (void)unused, (void)attributes;
  if (strcmp(name, "testcase") == 0) tests++;
}

static void end(void *unused, const char *name) { (void)unused, (void)name; }

int main(int count, char **arguments) {
  if (count != 2) fail("usage: expat-alone REPORT");
  XML_Parser parser = XML_ParserCreate(NULL);
  XML_SetElementHandler(parser, start, end);
  parse_report(arguments[1], parser);
  XML_ParserFree(parser);
  printf("%ld\n", tests);
}
