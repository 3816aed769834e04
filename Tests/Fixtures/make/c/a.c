int sign(int x) {
  if (x < 0)
    return -1;
  return x > 0 ? 1 : 0;
}

int unused(void) { return 0; }

int main(void) { return sign(3) - 1; }
