/* A disk that fails on demand: preloaded, it answers EIO to chosen calls on files below a folder.
 *
 * bad_disk_arm(folder, calls, after, rounds): of the calls whose bits are set (1 read, 2 write,
 * 4 sync, 8 truncate) the first `after` succeed and the next `rounds` fail. bad_disk_seen() returns
 * how many there were, bad_disk_failed() how many of them failed. Other files, and everything before it is armed, are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { READ = 1, WRITE = 2, SYNC = 4, CUT = 8 };

static char folder[PATH_MAX];
static int armed, failed, seen;
static long good, bad;

void bad_disk_arm(const char *below, int calls, long after, long rounds) {
    strncpy(folder, below, sizeof folder - 1);
    good = after;
    bad = rounds;
    failed = seen = 0;
    armed = calls;
}

int bad_disk_failed(void) { return failed; }
int bad_disk_seen(void) { return seen; }

static int is_hit(int fd, int call) {
    char link[64], path[PATH_MAX];
    if (!(armed & call)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (strncmp(path, folder, strlen(folder)) != 0) return 0;
    seen++;
    if (good > 0) {
        good--;
        return 0;
    }
    if (bad <= 0) return 0;
    bad--;
    failed++;
    errno = EIO;
    return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pread64(int fd, void *data, size_t count, off64_t at) {
    return is_hit(fd, READ) ? -1 : REAL(pread64)(fd, data, count, at);
}
ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at) {
    return is_hit(fd, WRITE) ? -1 : REAL(pwrite64)(fd, data, count, at);
}
ssize_t read(int fd, void *data, size_t count) {
    return is_hit(fd, READ) ? -1 : REAL(read)(fd, data, count);
}
ssize_t write(int fd, const void *data, size_t count) {
    return is_hit(fd, WRITE) ? -1 : REAL(write)(fd, data, count);
}
int fsync(int fd) { return is_hit(fd, SYNC) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return is_hit(fd, SYNC) ? -1 : REAL(fdatasync)(fd); }
int ftruncate64(int fd, off64_t size) { return is_hit(fd, CUT) ? -1 : REAL(ftruncate64)(fd, size); }
