// Writes a JUnit report as pytest would of a large suite: 300 classes, parameters in the names, 1 % of the
// tests failed with a trace, 0.2 % errored, 2 % skipped, 5 % with output. Names and typical durations
// depend on the test's number alone, outcomes and noise on the run's as well.
// usage: make-report TESTS RUN [calm] > REPORT    calm: nothing fails
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static const char *areas[] = {"api",    "auth",  "billing", "cache",  "cart",   "catalog", "checkout",
                              "config", "email", "export",  "forms",  "graph",  "images",  "ledger",
                              "mail",   "media", "orders",  "search", "search", "users"};
static const char *verbs[] = {"accepts", "rejects", "parses", "renders", "stores", "merges", "rounds", "sorts"};
static const char *nouns[] = {"empty_input", "unicode_names", "leap_days",  "long_lines",
                              "null_values", "big_numbers",   "time_zones", "quoted_fields"};
enum { areas_count = 20, verbs_count = 8, nouns_count = 8 };

// SplitMix64 (Steele, Lea, Flood 2014).
static uint64_t state;

static uint64_t random_bits(void) {
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static unsigned below(unsigned limit) { return (unsigned)(random_bits() % limit); }

static double uniform(void) { return (double)(random_bits() >> 11) * 0x1p-53; }

// A log-normal number by the method of Box and Muller.
static double log_normal(double mean, double deviation) {
  double radius = sqrt(-2 * log(1 - uniform()));
  return exp(mean + deviation * radius * cos(6.283185307179586 * uniform()));
}

static void write_parameter(unsigned test) {
  switch (below(6)) {
  case 0: break;
  case 1: printf("[%u]", test); break;
  case 2: printf("[utf-8-%u]", test); break;
  case 3: printf("[POST-/v%u/items/%u]", 1 + below(3), test); break;
  case 4: printf("[a&lt;b&amp;c-%u]", test); break;
  default: printf("[True-%.2f-%u]", 9 * uniform(), test); break;
  }
}

static void write_output(void) {
  printf("<system-out><![CDATA[");
  for (unsigned line = 1 + below(24); line > 0; line--) {
    printf("2026-03-01 12:00:%02u,%03u INFO  worker gw%u handled request %08x in %u ms <ok> & done\n", below(60),
           below(1000), below(8), below(1u << 31), below(90));
  }
  printf("]]></system-out>");
}

static void write_failure(const char *verb, const char *noun) {
  unsigned got = below(1000000), expected = below(1000000);
  printf("<failure message=\"AssertionError: assert %u == %u\"><![CDATA[def test_%s_%s(self, client, rows):\n"
         "        expected = %u\n        got = client.%s(rows, strict=True, limit=%u)\n"
         ">       assert got == expected, \"the <%s> differ & do not \\\"match\\\"\"\n"
         "E       AssertionError: the <%s> differ & do not \"match\"\nE       assert %u == %u\n"
         "E         At index %u diff: %u != %u\nE         Use -v to get more diff\n\n"
         "tests/unit/test_%s.py:%u: AssertionError]]></failure>",
         got, expected, verb, noun, expected, verb, below(500), noun, noun, got, expected, below(50), got, expected,
         noun, 10 + below(900));
}

static void write_test(unsigned test, unsigned run, int is_calm) {
  state = test * 0x2545f4914f6cdd1du;
  unsigned class = (test * 7919 + test / 300) % 300;  // one of each in 300 tests
  const char *area = areas[class % areas_count];
  const char *verb = verbs[below(verbs_count)], *noun = nouns[below(nouns_count)];
  double typical = fmin(30000, log_normal(1.5, 1.6));
  printf("<testcase classname=\"tests.%s.%s.test_%s_%s.Test%u\" name=\"test_%s_%s_%u", class % 7 ? "unit" : "integration",
         area, area, nouns[class % nouns_count], class, verb, noun, test / 300);
  write_parameter(test);
  state += run * 0x9e3779b97f4a7c15u;
  random_bits();
  unsigned milliseconds = (unsigned)(typical * log_normal(0, 0.08) + 0.5);
  printf("\" time=\"%u.%03u\"", milliseconds / 1000, milliseconds % 1000);
  double fate = is_calm ? 0.012 + 0.988 * uniform() : uniform(), output = uniform();
  if (fate >= 0.032 && output >= 0.05) {
    printf(" />");
    return;
  }
  printf(">");
  if (fate < 0.010) {
    write_failure(verb, noun);
  } else if (fate < 0.012) {
    printf("<error message=\"failed on setup with &quot;ConnectionError: peer %u is away&quot;\"><![CDATA["
           "@pytest.fixture\n    def client(pool):\n>       return pool.get(timeout=5)\n"
           "E       ConnectionError: peer is away\n\nconftest.py:%u: ConnectionError]]></error>",
           below(9), below(99));
  } else if (fate < 0.017) {
    printf("<skipped type=\"pytest.xfail\" message=\"known bug #%u\" />", below(900));
  } else if (fate < 0.032) {
    printf("<skipped type=\"pytest.skip\" message=\"needs a network\">/w/tests/test_%s.py:%u: needs it</skipped>",
           noun, below(400));
  }
  if (output < 0.05) write_output();
  printf("</testcase>");
}

int main(int count, char **arguments) {
  if (count != 3 && count != 4) {
    fprintf(stderr, "usage: make-report TESTS RUN [calm] > REPORT\n");
    return 1;
  }
  unsigned tests = (unsigned)atoi(arguments[1]), run = (unsigned)atoi(arguments[2]);
  printf("<?xml version=\"1.0\" encoding=\"utf-8\"?><testsuites name=\"pytest tests\"><testsuite name=\"pytest\" "
         "tests=\"%u\" time=\"%u.0\" timestamp=\"2026-03-%02uT12:00:00.000000+00:00\" hostname=\"ci\">",
         tests, tests / 100, 1 + run % 28);
  for (unsigned test = 1; test <= tests; test++) write_test(test, run, count == 4);
  printf("</testsuite></testsuites>\n");
}
