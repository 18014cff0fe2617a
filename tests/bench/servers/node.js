// Peer: socket.io 4.8 with ws, bufferutil and better-sqlite3 (WAL, synchronous=FULL), as one would write it.
//   node node.js PORT DATABASE     GROUP=1: one transaction for each turn of the event loop instead of one per message
// A message is kept and flushed, then acknowledged, then told to its room. NODE_PATH must hold the packages.
const http = require('http').createServer();
const io = new (require('socket.io').Server)(http, {
  transports: ['websocket'], perMessageDeflate: false, httpCompression: false,
});
const database = require('better-sqlite3')(process.argv[3]);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`CREATE TABLE message (id INTEGER PRIMARY KEY, channel TEXT NOT NULL, sender TEXT NOT NULL,
  body TEXT NOT NULL, at INTEGER NOT NULL); CREATE INDEX message_channel ON message (channel, id)`);
const insert = database.prepare('INSERT INTO message (channel, sender, body, at) VALUES (?, ?, ?, ?)');
const keep = (one) => Number(insert.run(one.channel, one.sender, one.body, one.at).lastInsertRowid);
const keepAll = database.transaction((many) => many.map(keep));
const grouped = process.env.GROUP === '1';
let waiting = [];

function tell(one, id) {
  one.acknowledge({ id });
  io.to(one.channel).emit('msg', { c: one.channel, id, u: one.sender, ts: one.at, x: one.body });
}

function flush() {
  const many = waiting;
  waiting = [];
  keepAll(many).forEach((id, n) => tell(many[n], id));
}

io.on('connection', (socket) => {
  const { u: sender, c: channel } = socket.handshake.auth;
  socket.join(channel);
  socket.on('send', (said, acknowledge) => {
    const one = { channel: said.c, sender, body: said.x, at: Date.now(), acknowledge };
    if (!grouped) tell(one, keep(one));
    else if (waiting.push(one) === 1) setImmediate(flush);
  });
});

http.listen(Number(process.argv[2]), '127.0.0.1', 4096);
