#!/usr/bin/env node
// Says so if a port is taken, where the server would say nothing or a stack trace.
const port = Number(process.argv[2]);
const server = require('node:net').createServer();
server.on('error', (error) => {
  console.error(`Port ${port} cannot be used (${error.code}). Try another one: make serve PORT=${port + 1}`);
  process.exit(1);
});
server.listen(port, '127.0.0.1', () => server.close());
