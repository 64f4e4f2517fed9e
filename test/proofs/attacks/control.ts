/**
 * Another server, which refuses everything as cheaply as can be: what an attack on it does to ordinary questions is the
 * machine's doing, not the program's. Node runs this file as it is, so it keeps to erasable syntax.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const refused = JSON.stringify({ errors: [{ message: 'No.', extensions: { code: 'BAD_USER_INPUT' } }] });

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(400, { 'content-type': 'application/json' }).end(refused);
  });
}).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
