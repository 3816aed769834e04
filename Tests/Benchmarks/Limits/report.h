// What the C programs have in common: a JUnit report through expat, in pieces as large as Laptime's.
#pragma once
#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void fail(const char *what) {
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static inline const char *attribute(const char **pairs, const char *name) {
  for (; pairs[0]; pairs += 2) {
    if (strcmp(pairs[0], name) == 0) return pairs[1];
  }
  return "";
}

static inline void parse_report(const char *path, XML_Parser parser) {
  enum { piece = 1 << 17 };
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  setvbuf(file, NULL, _IONBF, 0);
  size_t count;
  do {
    void *buffer = XML_GetBuffer(parser, piece);
    if (!buffer) fail("no memory");
    count = fread(buffer, 1, piece, file);
    if (XML_ParseBuffer(parser, (int)count, count == 0) == XML_STATUS_ERROR) fail("malformed");
  } while (count > 0);
  fclose(file);
}
