#include <stdint.h>

static volatile uint64_t sum;

__attribute__((noinline)) static void inner(uint64_t rounds) {
  for (uint64_t i = 0; i < rounds; i++) sum += i * i;
}

__attribute__((noinline)) static void outer(void) { inner(200000000); }

int main(void) {
  outer();
  return 0;
}
