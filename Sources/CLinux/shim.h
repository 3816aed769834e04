#ifdef __linux__
// openpty, which the C library's own module leaves out.
#include <pty.h>
#include <sys/prctl.h>

// prctl takes any number of arguments, and Swift can call no such function.
static inline int laptime_set_child_subreaper(int adopt) {
  return prctl(PR_SET_CHILD_SUBREAPER, adopt, 0, 0, 0);
}
#endif

// Where `make release` writes the commit that the program is built from, over the tildes: a build that
// knew it would have to be made anew for every commit. Volatile, so that the compiler cannot know it already.
static inline char laptime_commit_stamp(int index) {
  static const volatile char stamp[] = "laptime-commit-stamp=~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~";
  return stamp[index];
}
