/* limit: how cheap delivering a message can be on this machine. An epoll server in C that speaks just enough
 * Engine.IO and Socket.IO for loadgen, and for each message writes one finished WebSocket frame to each member.
 *
 *   limit PORT            nothing is kept
 *   limit PORT FILE       append and fdatasync once for each round of epoll, then acknowledge, then deliver
 *   limit PORT FILE join  the same, and the frames of one round are joined into one write for each member
 *   limit PORT - join     joined, nothing is kept
 *
 * No rights, no names, no history, no unread counts, no second message with the same key: a floor, not a rival.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_FD = 70000, MOST_ROOMS = 8192, MOST_WAITING = 65536, FRAME = 600, READ_MOST = 1 << 20 };
enum state { GONE, UPGRADING, OPEN, IN };

typedef struct { enum state state; int room, out_len, out_cap, in_len; char *out, *in; } caller;
typedef struct { int *fds, n, cap; char *joined; int joined_len, joined_cap; } group;
typedef struct { int fd, room, length, number; char frame[FRAME]; } message;

static caller callers[MOST_FD];
static group groups[MOST_ROOMS];
static message waiting[MOST_WAITING];
static int waiting_n, poller, kept = -1, join, touched[MOST_ROOMS], touched_n;
static char buffer[READ_MOST];

static void poll_for(int fd, int more)
{
    struct epoll_event e = {.events = EPOLLIN | (more ? EPOLLOUT : 0u), .data.fd = fd};
    epoll_ctl(poller, EPOLL_CTL_MOD, fd, &e);
}
static void put(int fd, const char *bytes, int n)
{
    caller *to = &callers[fd];
    int taken = 0;
    if (to->state == GONE) return;
    if (!to->out_len && (taken = (int)send(fd, bytes, (size_t)n, MSG_NOSIGNAL)) < 0) taken = 0;
    int left = n - taken;
    if (!left) return;
    if (to->out_len + left > to->out_cap) {
        to->out_cap = 2 * (to->out_len + left);
        to->out = realloc(to->out, (size_t)to->out_cap);
    }
    memcpy(to->out + to->out_len, bytes + taken, (size_t)left);
    if (!to->out_len) poll_for(fd, 1);
    to->out_len += left;
}
static void put_rest(int fd)
{
    caller *to = &callers[fd];
    int taken = (int)send(fd, to->out, (size_t)to->out_len, MSG_NOSIGNAL);
    if (taken <= 0) return;
    memmove(to->out, to->out + taken, (size_t)(to->out_len - taken));
    to->out_len -= taken;
    if (!to->out_len) poll_for(fd, 0);
}
static int framed(char *to, const char *text, int n)
{
    to[0] = (char)0x81;
    if (n < 126) { to[1] = (char)n; memcpy(to + 2, text, (size_t)n); return n + 2; }
    to[1] = 126;
    to[2] = (char)(n >> 8);
    to[3] = (char)n;
    memcpy(to + 4, text, (size_t)n);
    return n + 4;
}
static void say(int fd, const char *text)
{
    char frame[1024];
    put(fd, frame, framed(frame, text, (int)strlen(text)));
}
static void drop(int fd)
{
    caller *who = &callers[fd];
    group *in = &groups[who->room];
    for (int i = 0; who->state == IN && i < in->n; i++)
        if (in->fds[i] == fd) { in->fds[i] = in->fds[--in->n]; break; }
    who->state = GONE;
    who->out_len = who->in_len = 0;
    close(fd);
}
static void enter(int fd, const char *text)
{
    const char *at = strstr(text, "\"c\":\"c");
    int room = at ? atoi(at + 6) % MOST_ROOMS : 0;
    group *in = &groups[room];
    callers[fd].room = room;
    callers[fd].state = IN;
    if (in->n == in->cap) { in->cap = in->cap * 2 + 16; in->fds = realloc(in->fds, (size_t)in->cap * sizeof(int)); }
    in->fds[in->n++] = fd;
    say(fd, "40{\"sid\":\"x\"}");
}
static void hear(int fd, char *text, int n)
{
    text[n] = 0;
    if (text[0] == '4' && text[1] == '0') { enter(fd, text); return; }
    if (text[0] != '4' || text[1] != '2' || waiting_n == MOST_WAITING) return;
    char told[FRAME - 40], *said = strstr(text, "\"x\":");
    if (!said) return;
    message *one = &waiting[waiting_n++];
    one->fd = fd;
    one->room = callers[fd].room;
    one->number = atoi(text + 2);
    int length = snprintf(told, sizeof told, "42[\"msg\",{\"c\":\"c%d\",\"id\":123456,%s", one->room, said);
    one->length = framed(one->frame, told, length < (int)sizeof told ? length : (int)sizeof told - 1);
}
static void keep_waiting(void)
{
    static char *bytes;
    static int cap;
    int n = 0;
    for (int i = 0; i < waiting_n; i++) {
        if (n + waiting[i].length > cap) { cap = 2 * (n + waiting[i].length) + 4096; bytes = realloc(bytes, (size_t)cap); }
        memcpy(bytes + n, waiting[i].frame, (size_t)waiting[i].length);
        n += waiting[i].length;
    }
    if (write(kept, bytes, (size_t)n) != n) perror("append");
    fdatasync(kept);
}
static void deliver_joined(void)
{
    for (int i = 0; i < waiting_n; i++) {
        message *one = &waiting[i];
        group *to = &groups[one->room];
        if (!to->joined_len) touched[touched_n++] = one->room;
        if (to->joined_len + one->length > to->joined_cap) {
            to->joined_cap = 2 * (to->joined_len + one->length) + 1024;
            to->joined = realloc(to->joined, (size_t)to->joined_cap);
        }
        memcpy(to->joined + to->joined_len, one->frame, (size_t)one->length);
        to->joined_len += one->length;
    }
    for (; touched_n; touched_n--) {
        group *to = &groups[touched[touched_n - 1]];
        for (int j = 0; j < to->n; j++) put(to->fds[j], to->joined, to->joined_len);
        to->joined_len = 0;
    }
}
static void settle(void)  /* the end of a round: keep, acknowledge, deliver */
{
    char line[64];
    if (!waiting_n) return;
    if (kept >= 0) keep_waiting();
    for (int i = 0; i < waiting_n; i++) {
        snprintf(line, sizeof line, "43%d[{\"id\":123456}]", waiting[i].number);
        say(waiting[i].fd, line);
    }
    if (join) deliver_joined();
    else for (int i = 0; i < waiting_n; i++) {
        group *to = &groups[waiting[i].room];
        for (int j = 0; j < to->n; j++) put(to->fds[j], waiting[i].frame, waiting[i].length);
    }
    waiting_n = 0;
}
static int upgrade(int fd, int n)
{
    static const char *yes = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    buffer[n] = 0;
    char *end = strstr(buffer, "\r\n\r\n");
    if (!end) return 0;
    put(fd, yes, (int)strlen(yes));
    say(fd, "0{\"sid\":\"x\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}");
    callers[fd].state = OPEN;
    return (int)(end + 4 - buffer);
}
static void read_some(int fd)
{
    caller *who = &callers[fd];
    if (who->in_len) memcpy(buffer, who->in, (size_t)who->in_len);
    int got = (int)recv(fd, buffer + who->in_len, (size_t)(READ_MOST - who->in_len - 1), 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) { drop(fd); return; }
    int n = who->in_len + got, at = who->state == UPGRADING ? upgrade(fd, n) : 0;
    who->in_len = 0;
    while (who->state > UPGRADING && n - at >= 6) {
        unsigned char *f = (unsigned char *)buffer + at;
        int length = f[1] & 127, head = length == 126 ? 8 : 6;
        if (n - at < head) break;
        if (length == 126) length = f[2] << 8 | f[3];
        if (n - at < head + length) break;
        unsigned char *key = f + head - 4;
        for (int i = 0; (key[0] | key[1] | key[2] | key[3]) && i < length; i++) f[head + i] ^= key[i & 3];
        if ((f[0] & 15) == 8) { drop(fd); return; }
        char *text = (char *)f + head, after = text[length];
        hear(fd, text, length);
        text[length] = after;
        at += head + length;
    }
    if (n == at) return;
    who->in = realloc(who->in, (size_t)(n - at));
    memcpy(who->in, buffer + at, (size_t)(n - at));
    who->in_len = n - at;
}
static void accept_all(int door)
{
    int fd, one = 1;
    while ((fd = accept4(door, 0, 0, SOCK_NONBLOCK)) >= 0) {
        if (fd >= MOST_FD) { close(fd); continue; }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        callers[fd].state = UPGRADING;
        struct epoll_event e = {.events = EPOLLIN, .data.fd = fd};
        epoll_ctl(poller, EPOLL_CTL_ADD, fd, &e);
    }
}
static int open_door(int port)
{
    int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1;
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(door, (void *)&at, sizeof at) || listen(door, 4096)) { perror("listen"); exit(1); }
    return door;
}
int main(int n, char **words)
{
    struct rlimit files;
    struct epoll_event events[1024];
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    signal(SIGPIPE, SIG_IGN);
    if (n > 2 && words[2][0] != '-') kept = open(words[2], O_CREAT | O_WRONLY | O_APPEND, 0644);
    join = n > 3;
    int door = open_door(n > 1 ? atoi(words[1]) : 7000);
    poller = epoll_create1(0);
    struct epoll_event e = {.events = EPOLLIN, .data.fd = door};
    epoll_ctl(poller, EPOLL_CTL_ADD, door, &e);
    for (;;) {
        int happened = epoll_wait(poller, events, 1024, -1);
        for (int i = 0; i < happened; i++) {
            int fd = events[i].data.fd;
            if (fd == door) { accept_all(door); continue; }
            if (events[i].events & EPOLLOUT && callers[fd].out_len) put_rest(fd);
            if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR) && callers[fd].state != GONE) read_some(fd);
        }
        settle();
    }
}
