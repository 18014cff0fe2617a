/* loadgen: many people of a chat on one thread (Linux, epoll, loopback), who write, listen, and check what they hear.
 *
 * Opens ROOMS x MEMBERS connections, lets the last SENDERS members of each room write, either at a fixed rate (open
 * loop: latency counts from the moment a message was due, so a server that falls behind cannot hide it) or with a
 * window of unanswered messages (closed loop: as fast as the server goes), and prints one JSON object.
 *
 * Two wires, both Socket.IO v5 over WebSocket:
 *   peer  CONNECT {"u","c"}; "send" {"c","x"} is acknowledged and comes back to the room as "msg" with x in it
 *   hub   CONNECT {"token"}; "hello"; "chat.post" {channel,text,key} is acknowledged {"ok":true,...} and comes back as
 *         "event" {channel,seq,name:"chat.posted",data:{message:{text}}}. Tokens and channels are read from a file.
 *
 * Every text begins with a marker  @T<due ns>:<room>:<member>:<number>@ . A message is lost, doubled or out of order
 * by these numbers; on the hub's wire also every seq of the room is followed, whatever the event.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef uint64_t u64;
typedef uint32_t u32;

enum { RING = 1024, READ_MOST = 1 << 20, LINE_MOST = 1 << 17, HEAD = 200, TEXT_MOST = 60000, TOLD_MOST = 3 };
enum state { NEW, CONNECTING, UPGRADING, OPENING, GREETING, UP, DEAD };
enum ask { POST, READ, TYPING, TAP, ASKS };

typedef struct {
    int fd, room, member, inflight, want_out;
    enum state state;
    char *token, *channel;        /* hub: who this is, and the room's real id */
    char *in, *out;               /* a frame that has not come whole; bytes the kernel did not take */
    u32 in_len, in_cap, out_len, out_cap;
    u32 asked, written;           /* the last number for an acknowledgement; messages written */
    u64 *due;                     /* when an ask was due, by its number */
    unsigned char *kind;          /* what it asked for, by its number */
    u32 *last;                    /* the last number heard from each sender of the room */
    u64 order, seq;               /* a digest of what was heard in which order; the last seq of the room */
} person;

typedef struct { person *who; char *card; long version; } tap;

/* ---- what is asked of this run ---- */
static int rooms = 1, members = 10, senders = 1, window, idle_s, ports[8] = {5000}, ports_n = 1, hub, padding = 100, at_once = 100;
static double rate, seconds = 10, warm = 2, drain = 10, quiet = 1.5, patience = 180, per_second[ASKS];
static const char *host = "127.0.0.1", *label = "", *places_file, *taps_file, *probe_path;
static int pids[64], pids_n;

/* ---- how it goes ---- */
static person *people;
static tap *taps;
static int people_n, taps_n, taps_done, up, started, dead, poller, writing, measuring, complaints;
static char *buffer, pad_text[TEXT_MOST + 1];
static u64 *written_in, written, acked, late, refused, heard, doubled, gaps, reordered, holes, seq_again, began;
static u64 in_window_heard, in_window_written, open_loop_n, asked_n[ASKS], nonce, last_heard;
static const char *NAMES[ASKS] = {"post", "read", "typing", "tap"};

/* ---- histograms: 64 steps for each power of two, in nanoseconds ---- */
typedef struct { u64 n, most, steps[64 * 64]; } histogram;
static histogram delivery, answer[ASKS], probe_took;

static int step_of(u64 v)
{
    if (v < 64) return (int)v;
    int e = 63 - __builtin_clzll(v);
    return (e - 5) * 64 + (int)((v >> (e - 6)) & 63);
}
static double ms_of(int step)
{
    return (step < 64 ? (double)step : (double)((u64)(64 + step % 64) << (step / 64 - 1))) / 1e6;
}
static void count(histogram *h, u64 v)
{
    h->n++;
    if (v > h->most) h->most = v;
    h->steps[step_of(v)]++;
}
static double quantile(histogram *h, double q)
{
    u64 wanted = (u64)(q * (double)h->n), seen = 0;
    if (!h->n) return -1;
    for (int i = 0; i < 64 * 64; i++)
        if ((seen += h->steps[i]) > wanted) return ms_of(i);
    return (double)h->most / 1e6;
}

/* ---- clocks and the server's use of the machine ---- */
static u64 clock_ns(clockid_t which)
{
    struct timespec t;
    clock_gettime(which, &t);
    return (u64)t.tv_sec * 1000000000ull + (u64)t.tv_nsec;
}
static u64 now_ns(void) { return clock_ns(CLOCK_MONOTONIC); }

static double cpu_of_server(void)
{
    double total = 0;
    clockid_t clock;
    for (int i = 0; i < pids_n; i++)
        if (!clock_getcpuclockid(pids[i], &clock)) total += (double)clock_ns(clock) / 1e9;
    return total;
}
static long memory_of_server(void)  /* resident, KiB */
{
    long total = 0, kib;
    char path[64], line[256];
    for (int i = 0; i < pids_n; i++) {
        snprintf(path, sizeof path, "/proc/%d/smaps_rollup", pids[i]);
        FILE *file = fopen(path, "r");
        if (!file) continue;
        while (fgets(line, sizeof line, file))
            if (sscanf(line, "Rss: %ld", &kib) == 1) total += kib;
        fclose(file);
    }
    return total;
}

/* ---- bytes out ---- */
static void poll_for(person *p, int op)
{
    struct epoll_event e = {.events = EPOLLIN | (p->want_out ? EPOLLOUT : 0u), .data.ptr = p};
    epoll_ctl(poller, op, p->fd, &e);
}
static void lose(person *p, const char *why)
{
    if (p->state == DEAD) return;
    if (dead < TOLD_MOST) fprintf(stderr, "connection %ld ended in state %d: %.300s\n", (long)(p - people), p->state, why);
    if (p->state == UP) up--;
    p->state = DEAD;
    dead++;
    close(p->fd);
}
static void put(person *p, const char *bytes, size_t n)
{
    ssize_t taken = 0;
    if (p->state == DEAD) return;
    if (!p->out_len && (taken = send(p->fd, bytes, n, MSG_NOSIGNAL)) < 0) {
        if (errno != EAGAIN) { lose(p, strerror(errno)); return; }
        taken = 0;
    }
    size_t left = n - (size_t)taken;
    if (!left) return;
    if (p->out_len + left > p->out_cap) {
        p->out_cap = (u32)(p->out_len + left) * 2;
        p->out = realloc(p->out, p->out_cap);
    }
    memcpy(p->out + p->out_len, bytes + taken, left);
    p->out_len += (u32)left;
    if (!p->want_out) { p->want_out = 1; poll_for(p, EPOLL_CTL_MOD); }
}
static void put_rest(person *p)
{
    ssize_t taken = send(p->fd, p->out, p->out_len, MSG_NOSIGNAL);
    if (taken < 0) { if (errno != EAGAIN) lose(p, strerror(errno)); return; }
    memmove(p->out, p->out + taken, p->out_len - (size_t)taken);
    p->out_len -= (u32)taken;
    if (!p->out_len) { p->want_out = 0; poll_for(p, EPOLL_CTL_MOD); }
}
static void say(person *p, const char *text, size_t n)  /* a text frame; masked with zeros, which leaves it as it is */
{
    static char frame[LINE_MOST + 16];
    size_t head = n < 126 ? 2 : 4;
    frame[0] = (char)0x81;
    if (n < 126) frame[1] = (char)(0x80 | n);
    else { frame[1] = (char)(0x80 | 126); frame[2] = (char)(n >> 8); frame[3] = (char)(n & 255); }
    memset(frame + head, 0, 4);
    memcpy(frame + head + 4, text, n);
    put(p, frame, head + 4 + n);
}

/* ---- asking ---- */
static int key_of(char *to, person *p)  /* a UUIDv7: the index of keys stays dense */
{
    static u64 number;
    u64 ms = clock_ns(CLOCK_REALTIME) / 1000000, one = ++number;
    return sprintf(to, "%08llx-%04llx-7%03llx-%04x-%04llx%08llx", (unsigned long long)(ms >> 16),
                   (unsigned long long)(ms & 0xffff), (unsigned long long)(one & 0xfff),
                   (u32)(0x8000 | ((p - people) & 0x3fff)), (unsigned long long)nonce, (unsigned long long)(one & 0xffffffff));
}
static u32 numbered(person *p, enum ask kind, u64 due)
{
    p->asked++;
    p->due[p->asked % RING] = due;
    p->kind[p->asked % RING] = (unsigned char)kind;
    asked_n[kind]++;
    return p->asked;
}
static void write_message(person *p, u64 due)
{
    static char line[LINE_MOST];
    char key[64], *to = line;
    if (p->state != UP) return;
    p->written++;
    p->inflight++;
    u32 number = numbered(p, POST, due);
    if (hub) to += sprintf(to, "42%u[\"chat.post\",{\"channel\":\"%s\",\"text\":\"", number, p->channel);
    else to += sprintf(to, "42%u[\"send\",{\"c\":\"c%d\",\"x\":\"", number, p->room);
    to += sprintf(to, "@T%llu:%d:%d:%u@%s\"", (unsigned long long)due, p->room, p->member, p->written, pad_text);
    if (hub) { key_of(key, p); to += sprintf(to, ",\"key\":\"%s\"", key); }
    to += sprintf(to, "}]");
    written++;
    written_in[p->room]++;
    if (measuring) in_window_written++;
    say(p, line, (size_t)(to - line));
}
static void answered_own(person *p, u64 now)  /* closed loop: one of mine came back, so the next may go */
{
    p->inflight--;
    if (window && writing && p->inflight < window) write_message(p, now);
}
static void ask_beside(enum ask kind, u64 due)  /* what people do beside writing: read, type, tap */
{
    static int turn[ASKS];
    char line[512], key[64];
    person *p = &people[turn[kind]++ % people_n];
    if (kind == TAP) {
        if (taps_done == taps_n) return;
        p = taps[taps_done].who;
    }
    if (p->state != UP) return;
    u32 number = numbered(p, kind, due);
    int n = 0;
    key_of(key, p);
    if (kind == READ) n = sprintf(line, "42%u[\"chat.read\",{\"channel\":\"%s\",\"seq\":%llu}]", number, p->channel, (unsigned long long)p->seq);
    if (kind == TYPING) n = sprintf(line, "42%u[\"typing\",{\"channel\":\"%s\"}]", number, p->channel);
    if (kind == TAP) {
        tap *one = &taps[taps_done++];
        n = sprintf(line, "42%u[\"card.tap\",{\"card\":\"%s\",\"action\":\"approve\",\"version\":%ld,\"key\":\"%s\"}]", number, one->card, one->version, key);
    }
    say(p, line, (size_t)n);
}

/* ---- hearing ---- */
static void hear_marker(person *p, const char *from, const char *to, u64 now)
{
    u64 v[4] = {0};
    int part = 0;
    for (const char *c = from; c < to && part < 4; c++) {
        if (*c == ':') part++;
        else v[part] = v[part] * 10 + (u64)(*c - '0');
    }
    if (part != 3) return;
    p->order = (p->order ^ (v[2] * 1000003 + v[3])) * 1099511628211ull;
    int sender = (int)v[2] - (members - senders);
    u32 number = (u32)v[3];
    if (sender < 0 || sender >= senders || (int)v[1] != p->room) { reordered++; return; }
    if (number == p->last[sender]) { doubled++; return; }
    if (number > p->last[sender]) { gaps += number - p->last[sender] - 1; p->last[sender] = number; }
    else reordered++;
    heard++;
    if (measuring) { in_window_heard++; count(&delivery, now > v[0] ? now - v[0] : 0); }
    if ((int)v[2] == p->member) answered_own(p, now);
}
static void scan(person *p, const char *text, size_t n, u64 now)
{
    const char *at = text, *end = text + n, *to;
    while (at < end && (at = memchr(at, '@', (size_t)(end - at)))) {
        if (at + 1 < end && at[1] == 'T' && (to = memchr(at + 2, '@', (size_t)(end - at - 2)))) {
            hear_marker(p, at + 2, to, now);
            at = to;
        }
        at++;
    }
}
static const char *find(const char *text, size_t n, const char *what)
{
    return memmem(text, n, what, strlen(what));
}
static void follow(person *p, const char *text, size_t n)  /* seq of the room: one more than the one before */
{
    size_t head = n < HEAD ? n : HEAD;
    const char *channel = find(text, head, "\"channel\":\""), *at = find(text, head, "\"seq\":");
    if (!channel || !at || strncmp(channel + 11, p->channel, strlen(p->channel)) != 0) return;
    u64 seq = strtoull(at + 6, NULL, 10);
    if (seq <= p->seq) { seq_again++; return; }
    holes += seq - p->seq - 1;
    p->seq = seq;
}
static void hear_event(person *p, const char *text, size_t n, u64 now)
{
    if (!hub) { scan(p, text, n, now); return; }
    if (p->state == GREETING) {
        const char *heads = find(text, n, "\"heads\":"), *mine = heads ? strstr(heads, p->channel) : NULL;
        if (!find(text, n < 16 ? n : 16, "[\"hello\"")) return;
        if (!mine) { lose(p, "hello does not know the room"); return; }
        p->seq = strtoull(strchr(mine, '[') + 1, NULL, 10);
        p->state = UP;
        up++;
    } else if (find(text, n < 16 ? n : 16, "[\"event\"")) {
        follow(p, text, n);
        if (find(text, n < HEAD ? n : HEAD, "\"name\":\"chat.posted\"")) scan(p, text, n, now);
    }
}
static void hear_answer(person *p, const char *text, size_t n, u64 now)
{
    char *list;
    u32 number = (u32)strtoul(text + 2, &list, 10);
    enum ask kind = (enum ask)p->kind[number % RING];
    u64 due = p->due[number % RING];
    if (hub && find(list, n, "\"reason\":\"late\"")) {  /* not a final answer: it may still happen, and come */
        late++;
        acked += kind == POST;
        return;
    }
    if (hub && !find(list, n, "[{\"ok\":true")) {
        refused++;
        if (complaints++ < TOLD_MOST) fprintf(stderr, "%s was refused: %.300s\n", NAMES[kind], list);
        if (kind == POST) { written_in[p->room]--; written--; answered_own(p, now); }
        return;
    }
    if (kind == POST) acked++;
    if (measuring) count(&answer[kind], now > due ? now - due : 0);
}
static void hear(person *p, int op, char *text, size_t n, u64 now)
{
    char line[1024];
    if (op == 8) { lose(p, "the server closed it"); return; }
    if (op != 1 || !n) return;
    char after = text[n];
    text[n] = 0;
    if (text[0] == '0' && p->state == OPENING) {
        int k = hub ? snprintf(line, sizeof line, "40{\"token\":\"%s\"}", p->token)
                    : snprintf(line, sizeof line, "40{\"u\":\"u%ld\",\"c\":\"c%d\"}", (long)(p - people), p->room);
        p->state = GREETING;
        say(p, line, (size_t)k);
    } else if (text[0] == '2') say(p, "3", 1);
    else if (text[0] == '4' && n > 1) {
        if (text[1] == '0' && p->state == GREETING && !hub) { p->state = UP; up++; }
        else if (text[1] == '2') hear_event(p, text, n, now);
        else if (text[1] == '3') hear_answer(p, text, n, now);
        else if (text[1] == '4' || text[1] == '1') lose(p, text);
    }
    if (p->state != DEAD) text[n] = after;
}
static void keep(person *p, const char *bytes, size_t n)
{
    if (n > p->in_cap) { p->in_cap = (u32)n + 256; p->in = realloc(p->in, p->in_cap); }
    if (n) memcpy(p->in, bytes, n);
    p->in_len = (u32)n;
    if (!n && p->in_cap > 4096) { free(p->in); p->in = NULL; p->in_cap = 0; }
}
static size_t upgraded(person *p, size_t n)
{
    buffer[n] = 0;
    char *end = strstr(buffer, "\r\n\r\n");
    if (!end) return 0;
    if (!strstr(buffer, " 101 ")) { lose(p, buffer); return n; }
    p->state = OPENING;
    return (size_t)(end + 4 - buffer);
}
static void read_some(person *p)
{
    if (p->in_len) memcpy(buffer, p->in, p->in_len);
    ssize_t got = recv(p->fd, buffer + p->in_len, READ_MOST - p->in_len, 0);
    if (got < 0 && errno == EAGAIN) return;
    if (got <= 0) { lose(p, got ? strerror(errno) : "end of stream"); return; }
    u64 now = last_heard = now_ns();
    size_t n = p->in_len + (size_t)got, at = p->state == UPGRADING ? upgraded(p, n) : 0;
    while (p->state > UPGRADING && p->state != DEAD && n - at >= 2) {
        unsigned char *f = (unsigned char *)buffer + at;
        u64 length = f[1] & 127;
        size_t head = length == 126 ? 4 : length == 127 ? 10 : 2;
        if (n - at < head) break;
        if (length == 126) length = (u64)f[2] << 8 | f[3];
        else if (length == 127) { length = 0; for (int i = 2; i < 10; i++) length = length << 8 | f[i]; }
        if (n - at < head + length) break;
        hear(p, f[0] & 15, (char *)f + head, length, now);
        at += head + length;
    }
    if (p->state != DEAD) keep(p, buffer + at, n - at);
}

/* ---- connecting ---- */
static int dial(int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int one = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    inet_pton(AF_INET, host, &to.sin_addr);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(fd, (void *)&to, sizeof to) && errno != EINPROGRESS) { perror("connect"); exit(2); }
    return fd;
}
static void start(person *p)
{
    p->fd = dial(ports[(p - people) % ports_n]);
    p->state = CONNECTING;
    p->want_out = 1;
    poll_for(p, EPOLL_CTL_ADD);
    started++;
}
static void upgrade(person *p)
{
    char line[512];
    int trouble = 0;
    socklen_t size = sizeof trouble;
    getsockopt(p->fd, SOL_SOCKET, SO_ERROR, &trouble, &size);
    if (trouble) { lose(p, strerror(trouble)); return; }
    p->want_out = 0;
    poll_for(p, EPOLL_CTL_MOD);
    p->state = UPGRADING;
    int n = snprintf(line, sizeof line, "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: %s:%d\r\nConnection: Upgrade\r\n"
                     "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", host, ports[0]);
    put(p, line, (size_t)n);
}

/* ---- the probe: how long a tiny page takes while all this goes on ---- */
enum { PROBE_EVERY_MS = 50 };
static int probe_fd = -1;
static u64 probe_due, probe_asked;

static void probe(u64 now)
{
    char line[4096];
    if (!probe_path || !measuring) return;
    if (probe_fd < 0) { probe_fd = dial(ports[0]); probe_due = now + 20000000ull; return; }
    if (probe_asked) {
        ssize_t got = recv(probe_fd, line, sizeof line - 1, MSG_DONTWAIT);
        if (got <= 0) return;
        count(&probe_took, now - probe_asked);
        probe_asked = 0;
    }
    if (now >= probe_due) {
        int n = snprintf(line, sizeof line, "GET %s HTTP/1.1\r\nHost: %s:%d\r\n\r\n", probe_path, host, ports[0]);
        if (send(probe_fd, line, (size_t)n, MSG_NOSIGNAL) == n) probe_asked = now;
        probe_due = now + PROBE_EVERY_MS * 1000000ull;
    }
}

/* ---- the rhythm ---- */
static u64 next_due(void)  /* open loop: when the next message is due */
{
    return began + (u64)((double)open_loop_n * 1e9 / (rate * rooms));
}
static void pump(u64 now)
{
    if (!writing) return;
    for (int burst = 0; !window && rate > 0 && burst < 64 && next_due() <= now; burst++, open_loop_n++) {
        int room = (int)(open_loop_n % (u64)rooms), turn = (int)(open_loop_n / (u64)rooms % (u64)senders);
        write_message(&people[room * members + members - senders + turn], next_due());
    }
    for (int kind = READ; kind < ASKS; kind++)
        while (per_second[kind] > 0) {
            static u64 times[ASKS];
            u64 due = began + (u64)((double)times[kind] * 1e9 / per_second[kind]);
            if (due > now) break;
            times[kind]++;
            ask_beside((enum ask)kind, due);
        }
}
static void turn(int ms)
{
    struct epoll_event events[512];
    u64 now = now_ns();
    if (writing && !window && rate > 0) {
        u64 due = next_due();
        int left = due > now ? (int)((due - now) / 1000000) : 0;
        if (left < ms) ms = left;
    }
    if (probe_path && measuring && ms > 1) ms = 1;
    int n = epoll_wait(poller, events, 512, ms);
    for (int i = 0; i < n; i++) {
        person *p = events[i].data.ptr;
        if (p->state == DEAD) continue;
        if (p->state == CONNECTING) { upgrade(p); continue; }
        if (events[i].events & EPOLLOUT && p->out_len) put_rest(p);
        if (p->state != DEAD && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) read_some(p);
    }
    now = now_ns();
    probe(now);
    pump(now);
}
static void turn_until(u64 end) { while (now_ns() < end) turn(20); }

/* ---- reading what to do ---- */
static void read_places(void)  /* one line for each connection: its token and its room's id */
{
    char token[256], channel[128];
    FILE *file = fopen(places_file, "r");
    if (!file) { perror(places_file); exit(2); }
    for (int i = 0; i < people_n; i++) {
        if (fscanf(file, "%255s %127s", token, channel) != 2) { fprintf(stderr, "%s has %d lines; %d are needed\n", places_file, i, people_n); exit(2); }
        people[i].token = strdup(token);
        people[i].channel = strdup(channel);
    }
    fclose(file);
}
static void read_taps(void)  /* one line for each tap: which connection, which card, which version it saw */
{
    int who;
    char card[128];
    long version;
    FILE *file = fopen(taps_file, "r");
    if (!file) { perror(taps_file); exit(2); }
    while (fscanf(file, "%d %127s %ld", &who, card, &version) == 3) {
        taps = realloc(taps, (size_t)(taps_n + 1) * sizeof *taps);
        taps[taps_n++] = (tap){&people[who % people_n], strdup(card), version};
    }
    fclose(file);
}
static void read_line(int n, char **words)
{
    for (int i = 1; i < n; i++) {
        const char *word = words[i];
        if (++i == n) { fprintf(stderr, "%s needs a value\n", word); exit(2); }
        char *value = words[i];
#define OPTION(name) else if (!strcmp(word, name))
        if (!strcmp(word, "--wire")) hub = !strcmp(value, "hub");
        OPTION("--port") { ports_n = 0; for (char *one = strtok(value, ","); one && ports_n < 8; one = strtok(NULL, ",")) ports[ports_n++] = atoi(one); }
        OPTION("--label") label = value;
        OPTION("-g") rooms = atoi(value);
        OPTION("-m") members = atoi(value);
        OPTION("-s") senders = atoi(value);
        OPTION("--rate") rate = atof(value);
        OPTION("--window") window = atoi(value);
        OPTION("-t") seconds = atof(value);
        OPTION("--warm") warm = atof(value);
        OPTION("--drain") drain = atof(value);
        OPTION("--quiet") quiet = atof(value);
        OPTION("--idle") idle_s = atoi(value);
        OPTION("--pad") padding = atoi(value);
        OPTION("--places") places_file = value;
        OPTION("--taps") taps_file = value;
        OPTION("--probe") probe_path = value;
        OPTION("--reads-per-s") per_second[READ] = atof(value);
        OPTION("--typing-per-s") per_second[TYPING] = atof(value);
        OPTION("--taps-per-s") per_second[TAP] = atof(value);
        OPTION("--pids") { for (char *one = strtok(value, ","); one && pids_n < 64; one = strtok(NULL, ",")) pids[pids_n++] = atoi(one); }
        else { fprintf(stderr, "unknown option %s\n", word); exit(2); }
    }
    if (senders > members) senders = members;
    if (window > RING / 2) window = RING / 2;
    if (padding > TEXT_MOST) padding = TEXT_MOST;
    if (seconds > 300) seconds = 300;
    if (hub && !places_file) { fprintf(stderr, "--wire hub needs --places\n"); exit(2); }
}
static void prepare(void)
{
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    signal(SIGPIPE, SIG_IGN);
    nonce = (u64)getpid() & 0xffff;
    poller = epoll_create1(0);
    people_n = rooms * members;
    people = calloc((size_t)people_n, sizeof *people);
    buffer = malloc(READ_MOST + 1);
    written_in = calloc((size_t)rooms, sizeof *written_in);
    for (int i = 0; i < padding; i++) pad_text[i] = "the quick brown fox jumps over "[i % 31];
    int beside = per_second[READ] + per_second[TYPING] + per_second[TAP] > 0;
    for (int i = 0; i < people_n; i++) {
        people[i].room = i / members;
        people[i].member = i % members;
        people[i].last = calloc((size_t)senders, sizeof(u32));
        if (beside || people[i].member >= members - senders) {
            people[i].due = calloc(RING, sizeof(u64));
            people[i].kind = calloc(RING, 1);
        }
    }
    if (places_file) read_places();
    if (taps_file) read_taps();
}

/* ---- the run ---- */
static double connect_all(void)
{
    u64 from = now_ns();
    while (up + dead < people_n) {
        while (started < people_n && started - up - dead < at_once) start(&people[started]);
        turn(50);
        if ((double)(now_ns() - from) / 1e9 > patience) { fprintf(stderr, "only %d of %d are connected\n", up, people_n); break; }
    }
    return (double)(now_ns() - from) / 1e9;
}
static double settle(void)  /* what coming in sets off (who is here now) is over when it has been quiet for a while */
{
    u64 from = now_ns();
    last_heard = from;
    while (now_ns() < last_heard + (u64)(quiet * 1e9) && now_ns() < from + 60000000000ull) turn(20);
    return (double)(last_heard - from) / 1e9;
}
static void sit_idle(double took, double connect_us, long before)
{
    double cpu = cpu_of_server();
    u64 from = now_ns();
    turn_until(from + (u64)idle_s * 1000000000ull);
    double used = cpu_of_server() - cpu, elapsed = (double)(now_ns() - from) / 1e9;
    long after = memory_of_server();
    printf("{\"label\":\"%s\",\"mode\":\"idle\",\"up\":%d,\"dead\":%d,\"connect_s\":%.2f,\"connect_cpu_us\":%.1f,\"rss_before_kb\":%ld,"
           "\"rss_after_kb\":%ld,\"rss_per_conn_kb\":%.2f,\"idle_cpu_pct\":%.2f}\n",
           label, up, dead, took, connect_us, before, after, (double)(after - before) / (up ? up : 1), 100 * used / elapsed);
}
static u64 expected(void)
{
    u64 total = 0;
    for (int i = 0; i < rooms; i++) total += written_in[i] * (u64)members;
    return total;
}
static void report(double took, double connect_us, double settled, double elapsed, double cpu, double own_cpu)
{
    int differ = 0, behind = 0;
    for (int i = 0; i < people_n; i++) {
        person *first = &people[people[i].room * members];
        differ += people[i].order != first->order;
        behind += people[i].seq != first->seq;
    }
    printf("{\"label\":\"%s\",\"mode\":\"chat\",\"rooms\":%d,\"members\":%d,\"senders\":%d,\"rate\":%g,\"window\":%d,\"seconds\":%.2f,"
           "\"up\":%d,\"dead\":%d,\"connect_s\":%.2f,\"connect_cpu_us\":%.1f,\"settle_s\":%.2f,", label, rooms, members, senders, rate, window,
           elapsed, up, dead, took, connect_us, settled);
    printf("\"msgs_s\":%.1f,\"deliv_s\":%.0f,\"del_p50_ms\":%.3f,\"del_p99_ms\":%.3f,\"del_max_ms\":%.3f,\"ack_p50_ms\":%.3f,\"ack_p99_ms\":%.3f,",
           (double)in_window_written / elapsed, (double)in_window_heard / elapsed, quantile(&delivery, .5), quantile(&delivery, .99),
           (double)delivery.most / 1e6, quantile(&answer[POST], .5), quantile(&answer[POST], .99));
    for (int kind = READ; kind < ASKS; kind++)
        if (asked_n[kind]) printf("\"%ss\":%llu,\"%s_p50_ms\":%.3f,\"%s_p99_ms\":%.3f,", NAMES[kind], (unsigned long long)asked_n[kind],
                                  NAMES[kind], quantile(&answer[kind], .5), NAMES[kind], quantile(&answer[kind], .99));
    if (probe_path) printf("\"probes\":%llu,\"stall_p50_ms\":%.3f,\"stall_p99_ms\":%.3f,\"stall_max_ms\":%.3f,", (unsigned long long)probe_took.n,
                           quantile(&probe_took, .5), quantile(&probe_took, .99), (double)probe_took.most / 1e6);
    printf("\"sent\":%llu,\"acks\":%llu,\"late\":%llu,\"refused\":%llu,\"expected\":%llu,\"received\":%llu,\"lost\":%lld,\"dup\":%llu,\"gap\":%llu,"
           "\"reorder\":%llu,\"members_other_order\":%d,\"seq_holes\":%llu,\"seq_again\":%llu,\"seq_behind\":%d,",
           (unsigned long long)written, (unsigned long long)acked, (unsigned long long)late, (unsigned long long)refused, (unsigned long long)expected(),
           (unsigned long long)heard, (long long)(expected() - heard), (unsigned long long)doubled, (unsigned long long)gaps,
           (unsigned long long)reordered, differ, (unsigned long long)holes, (unsigned long long)seq_again, behind);
    printf("\"cpu_us_per_deliv\":%.3f,\"cpu_us_per_msg\":%.1f,\"cpu_util\":%.3f,\"load_util\":%.3f,\"rss_kb\":%ld}\n",
           in_window_heard ? cpu * 1e6 / (double)in_window_heard : -1, in_window_written ? cpu * 1e6 / (double)in_window_written : -1,
           cpu / elapsed, own_cpu / elapsed, memory_of_server());
}
int main(int n, char **words)
{
    read_line(n, words);
    prepare();
    long memory = memory_of_server();
    double cpu = cpu_of_server(), took = connect_all(), connect_us = (cpu_of_server() - cpu) * 1e6 / (up ? up : 1);
    if (idle_s) { sit_idle(took, connect_us, memory); return 0; }
    double settled = settle();
    writing = 1;
    began = now_ns();
    for (int i = 0; i < people_n && window; i++)
        for (int k = 0; people[i].member >= members - senders && k < window; k++) write_message(&people[i], now_ns());
    turn_until(began + (u64)(warm * 1e9));
    u64 from = now_ns(), own = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
    cpu = cpu_of_server();
    measuring = 1;
    turn_until(from + (u64)(seconds * 1e9));
    double used = cpu_of_server() - cpu, elapsed = (double)(now_ns() - from) / 1e9;
    double own_used = (double)(clock_ns(CLOCK_PROCESS_CPUTIME_ID) - own) / 1e9;
    measuring = writing = 0;
    u64 end = now_ns() + (u64)(drain * 1e9);
    while (now_ns() < end && (heard < expected() || acked < written)) turn(20);
    report(took, connect_us, settled, elapsed, used, own_used);
    return 0;
}
