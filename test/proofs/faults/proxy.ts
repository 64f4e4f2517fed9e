import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** What may be wrong between the server and its database. */
export type Fault =
  | { readonly kind: 'none' }
  /** Everything comes, later. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Whoever sends something is cut off. */
  | { readonly kind: 'reset' }
  /** Connections are accepted, and what is sent is held back until the fault ends. */
  | { readonly kind: 'black hole' }
  /** The connections there are never bring anything again, also later; new ones work. */
  | { readonly kind: 'half open' }
  /** What the database answers is lost for ever, and what it is sent arrives; new connections work afterwards. */
  | { readonly kind: 'lost answers' };

interface Wire {
  readonly near: Socket;
  readonly far: Socket;
  readonly held: (() => void)[];
  dead: boolean;
  deaf: boolean;
}

/** Stands between a server and its database, and does to their connections what networks do. */
export class Proxy {
  #fault: Fault = { kind: 'none' };
  readonly #wires = new Set<Wire>();
  readonly #server: Server;

  private constructor(to: number) {
    this.#server = createServer(near =>
      this.#join(near, connect({ port: to, host: '127.0.0.1', allowHalfOpen: true })),
    );
  }

  static async start(to: number): Promise<Proxy> {
    const proxy = new Proxy(to);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  set(fault: Fault): void {
    this.#fault = fault;
    if (fault.kind === 'half open') for (const wire of this.#wires) wire.dead = true;
    if (fault.kind === 'lost answers') for (const wire of this.#wires) wire.deaf = true;
    if (fault.kind === 'reset') for (const { near } of this.#wires) near.resetAndDestroy();
    if (fault.kind !== 'black hole') for (const { held } of this.#wires) for (const send of held.splice(0)) send();
  }

  async stop(): Promise<void> {
    this.#server.close();
    for (const { near, far } of this.#wires) {
      near.destroy();
      far.destroy();
    }
    await once(this.#server, 'close');
  }

  #join(near: Socket, far: Socket): void {
    const fault = this.#fault.kind;
    const wire: Wire = { near, far, held: [], dead: false, deaf: fault === 'lost answers' };
    this.#wires.add(wire);
    if (fault === 'reset') near.resetAndDestroy();
    this.#lead(wire, near, far);
    this.#lead(wire, far, near);
  }

  #lead(wire: Wire, from: Socket, to: Socket): void {
    let behind = 0;
    let order = Promise.resolve();
    const later = (act: () => void, milliseconds: number): void => {
      const due = performance.now() + milliseconds;
      behind += 1;
      order = inTurn(order, due, () => {
        behind -= 1;
        act();
      });
    };
    const pass = (act: () => void): void => {
      if (wire.dead || (wire.deaf && from === wire.far)) return;
      if (this.#fault.kind === 'black hole' || wire.held.length > 0) wire.held.push(act);
      else if (this.#fault.kind === 'slow') later(act, this.#fault.milliseconds);
      else if (behind > 0) later(act, 0);
      else act();
    };
    from.on('data', (chunk: Buffer) => pass(() => to.write(chunk)));
    from.on('end', () => pass(() => to.end()));
    from.on('error', () => {});
    from.on('close', () => {
      // A network that swallows what is sent swallows goodbyes too.
      pass(() => to.destroy());
      if (from === wire.near && wire.held.length === 0) this.#wires.delete(wire);
    });
  }
}

async function inTurn(earlier: Promise<void>, due: number, act: () => void): Promise<void> {
  await earlier;
  await delay(Math.max(0, due - performance.now()));
  act();
}
