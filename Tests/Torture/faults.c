// Loaded before the C library (LD_PRELOAD), counts the calls by which a program changes files below a folder, and lets
// one of them fail, or kills the program before it. Also writes all of them into a log, from which any moment of a
// power cut can be made again.
//
// FAULT_ROOT     the folder; calls on files elsewhere are not counted
// FAULT_PROGRAM  the program whose calls are counted (laptime)
// FAULT_KIND     kill, half, short, enospc, eio; half does a part of a write and kills
// FAULT_AT       at which call, from 1
// FAULT_STAYS    1: enospc and eio go on until the program ends
// FAULT_COUNT    a file that is told, when the program ends, how many calls there were
// FAULT_LOG      the log: a line for each call, OPERATION OFFSET LENGTH PATH, and its bytes
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static char root[PATH_MAX];
static size_t root_length;
static enum { NONE, KILL, HALF, SHORT, ENOSPACE, EINOUT } kind;
static int log_fd = -1, stays, active;
static long at, calls;

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("FAULT_ROOT"), *program = getenv("FAULT_PROGRAM");
  const char *what = getenv("FAULT_KIND"), *number = getenv("FAULT_AT"), *path = getenv("FAULT_LOG");
  if (!folder || strcmp(program_invocation_short_name, program ? program : "laptime")) return;
  snprintf(root, sizeof root, "%s/", folder);
  root_length = strlen(root);
  const char *names[] = {"", "kill", "half", "short", "enospc", "eio"};
  for (int i = 1; what && i < 6; i++)
    if (!strcmp(what, names[i])) kind = i;
  at = number ? atol(number) : 0;
  stays = getenv("FAULT_STAYS") != NULL;
  if (path) log_fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  active = 1;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNT");
  if (!active || !path) return;
  char text[32];
  int length = snprintf(text, sizeof text, "%ld\n", calls);
  int fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  syscall(SYS_write, fd, text, length);
  syscall(SYS_close, fd);
}

// The folder itself is one of ours.
static int is_ours(const char *path) {
  return active && !strncmp(path, root, root_length - 1) && (path[root_length - 1] == '/' || !path[root_length - 1]);
}

// The path of a descriptor; of a pipe or a terminal none.
static int place(int fd, char *path) {
  if (!active || fd == log_fd) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_ours(path);
}

static int absolute(const char *name, char *path) {
  if (!active) return 0;
  if (name[0] == '/') {
    snprintf(path, PATH_MAX, "%s", name);
  } else {
    if (!getcwd(path, PATH_MAX)) return 0;
    size_t length = strlen(path);
    snprintf(path + length, PATH_MAX - length, "/%s", name);
  }
  return is_ours(path);
}

static void note(const char *operation, off_t offset, const void *bytes, size_t length, const char *path) {
  if (log_fd < 0) return;
  char head[PATH_MAX + 64];
  int size = snprintf(head, sizeof head, "%s %lld %zu %s\n", operation, (long long)offset, length, path);
  struct iovec parts[] = {{head, size}, {(void *)bytes, length}};
  syscall(SYS_writev, log_fd, parts, length ? 2 : 1);
}

// Counts a call. 0: as always. Else the fault that it has; its name is only for writes of some bytes.
static int fault(void) {
  long number = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
  if (kind == NONE || at == 0 || !(number == at || (stays && number > at && kind >= ENOSPACE))) return NONE;
  if (kind == KILL) syscall(SYS_kill, getpid(), SIGKILL);
  return kind;
}

static int refuse(int with) {
  if (with == HALF) syscall(SYS_kill, getpid(), SIGKILL);
  if (with != ENOSPACE && with != EINOUT) return 0;
  errno = with == ENOSPACE ? ENOSPC : EIO;
  return 1;
}

static void lock(int how) {
  if (log_fd >= 0) syscall(SYS_flock, log_fd, how);
}

static ssize_t put(int fd, const void *bytes, size_t length, off_t offset, int has_offset) {
  char path[PATH_MAX];
  if (!place(fd, path)) {
    // What a program says is a moment of the log as well: from then on it counts as done.
    if (active && fd == 1) note("said", 0, bytes, length, "-");
    return has_offset ? syscall(SYS_pwrite64, fd, bytes, length, offset) : syscall(SYS_write, fd, bytes, length);
  }
  int with = fault();
  size_t wanted = length;
  if (with == HALF || with == SHORT) length = length > 1 ? length / 2 : length;
  if (with >= ENOSPACE && refuse(with)) return -1;
  lock(LOCK_EX);
  off_t where = has_offset ? offset : lseek(fd, 0, SEEK_CUR);
  ssize_t written =
    has_offset ? syscall(SYS_pwrite64, fd, bytes, length, offset) : syscall(SYS_write, fd, bytes, length);
  if (written > 0) note("write", where, bytes, written, path);
  lock(LOCK_UN);
  if (with == HALF && wanted) syscall(SYS_kill, getpid(), SIGKILL);
  return written;
}

ssize_t write(int fd, const void *bytes, size_t length) { return put(fd, bytes, length, 0, 0); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return put(fd, bytes, length, offset, 1); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset) { return put(fd, bytes, length, offset, 1); }

static int change(const char *operation, int fd, off_t length, int (*real)(int, off_t)) {
  char path[PATH_MAX];
  if (!place(fd, path)) return real(fd, length);
  if (refuse(fault())) return -1;
  lock(LOCK_EX);
  int code = real(fd, length);
  if (code == 0) note(operation, length, NULL, 0, path);
  lock(LOCK_UN);
  return code;
}

static int real_fsync(int fd, off_t unused) { (void)unused; return syscall(SYS_fsync, fd); }
static int real_truncate(int fd, off_t length) { return syscall(SYS_ftruncate, fd, length); }

int fsync(int fd) { return change("sync", fd, 0, real_fsync); }
int fdatasync(int fd) { return change("sync", fd, 0, real_fsync); }
int ftruncate(int fd, off_t length) { return change("truncate", fd, length, real_truncate); }
int ftruncate64(int fd, off_t length) { return change("truncate", fd, length, real_truncate); }

static int open_at(int folder, const char *name, int flags, mode_t mode) {
  char path[PATH_MAX];
  struct stat facts;
  int makes = flags & (O_CREAT | O_TRUNC) && folder == AT_FDCWD && absolute(name, path);
  int exists = makes && stat(path, &facts) == 0;
  if (!makes || (exists && !(flags & O_TRUNC))) return syscall(SYS_openat, folder, name, flags, mode);
  if (refuse(fault())) return -1;
  lock(LOCK_EX);
  int fd = syscall(SYS_openat, folder, name, flags, mode);
  if (fd >= 0) note(exists ? "truncate" : "create", 0, NULL, 0, path);
  lock(LOCK_UN);
  return fd;
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *name, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, name, flags, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE(flags) return open_at(folder, name, flags, mode); }

int mkstemp(char *template) {
  char path[PATH_MAX];
  int (*real)(char *) = dlsym(RTLD_NEXT, "mkstemp");
  if (!absolute(template, path)) return real(template);
  if (refuse(fault())) return -1;
  lock(LOCK_EX);
  int fd = real(template);
  if (fd >= 0 && absolute(template, path)) note("create", 0, NULL, 0, path);
  lock(LOCK_UN);
  return fd;
}

int unlink(const char *name) {
  char path[PATH_MAX];
  if (!absolute(name, path)) return syscall(SYS_unlink, name);
  if (refuse(fault())) return -1;
  lock(LOCK_EX);
  int code = syscall(SYS_unlink, name);
  if (code == 0) note("unlink", 0, NULL, 0, path);
  lock(LOCK_UN);
  return code;
}

int mkdir(const char *name, mode_t mode) {
  char path[PATH_MAX];
  if (!absolute(name, path)) return syscall(SYS_mkdir, name, mode);
  if (refuse(fault())) return -1;
  lock(LOCK_EX);
  int code = syscall(SYS_mkdir, name, mode);
  if (code == 0) note("mkdir", 0, NULL, 0, path);
  lock(LOCK_UN);
  return code;
}

int link(const char *old, const char *new) {
  char from[PATH_MAX], to[PATH_MAX];
  int ours = absolute(new, to);
  if (!ours || !absolute(old, from)) return syscall(SYS_link, old, new);
  if (refuse(fault())) return -1;
  lock(LOCK_EX);
  int code = syscall(SYS_link, old, new);
  if (code == 0) note("link", 0, from, strlen(from), to);
  lock(LOCK_UN);
  return code;
}

int rename(const char *old, const char *new) {
  char from[PATH_MAX], to[PATH_MAX];
  int ours = absolute(new, to);
  if (!ours || !absolute(old, from)) return syscall(SYS_rename, old, new);
  if (refuse(fault())) return -1;
  lock(LOCK_EX);
  int code = syscall(SYS_rename, old, new);
  if (code == 0) note("rename", 0, from, strlen(from), to);
  lock(LOCK_UN);
  return code;
}
