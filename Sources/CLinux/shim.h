#ifdef __linux__
// openpty, which the C library's own module leaves out.
#include <pty.h>
#include <sys/prctl.h>

// prctl takes any number of arguments, and Swift can call no such function.
static inline int laptime_set_child_subreaper(int adopt) {
  return prctl(PR_SET_CHILD_SUBREAPER, adopt, 0, 0, 0);
}
#endif
