// What stands between client and server: counts requests and bytes, and can be a bad line. It sees TCP only, so that it
// treats everybody alike.
import { connect, createServer } from 'node:net'

import { Dice } from './workload.js'

const PACKET = 1460
const REQUEST = /^(GET|HEAD|POST|PUT|DELETE|OPTIONS) \S+ HTTP\/1\.1\r\n/
const MOST_QUEUED = 64 << 10

/** 256 kbit/s each way, 200 ms there and back; of a hundred packets two come a second time; a reset each 512 KiB or so. */
export const BAD = { rate: 32_000, delay: 100, loss: 2, again: 200, cut: 512 << 10 }

export class Proxy {
  constructor(port) {
    this.target = port
    this.reset()
    this.line(null)
    this.server = createServer({ allowHalfOpen: true }, (client) => this.join(client))
  }

  async listen() {
    await new Promise((ready) => this.server.listen(0, '127.0.0.1', ready))
    this.port = this.server.address().port
    this.url = `http://127.0.0.1:${this.port}`
    return this
  }

  close() { this.server.close() }

  reset() { this.counted = { requests: 0, up: 0, down: 0, cuts: 0 } }

  /** Makes the line a bad one, or with `null` a good one again. */
  line(shape) {
    this.shape = shape
    this.dice = new Dice(7)
    this.free = { up: 0, down: 0 }
    this.left = shape ? this.until() : Infinity
  }

  /** Bytes to the next reset, each as likely as the one before. */
  until() { return -Math.log((1 + this.dice.roll(1_000_000)) / 1_000_001) * this.shape.cut }

  join(client) {
    const server = connect(this.target, '127.0.0.1')
    client.setNoDelay(true)
    server.setNoDelay(true)
    const cut = () => { this.counted.cuts += 1; client.resetAndDestroy(); server.resetAndDestroy() }
    client.on('data', (chunk) => { if (REQUEST.test(chunk.subarray(0, 2048).toString('latin1'))) this.counted.requests += 1 })
    this.pass(client, server, 'up', cut)
    this.pass(server, client, 'down', cut)
  }

  pass(from, to, way, cut) {
    let queued = 0
    let last = 0
    const arrive = (chunk) => {
      queued -= chunk.length
      if (!to.destroyed && !to.write(chunk)) { from.pause(); to.once('drain', () => from.resume()) }
      if (queued < MOST_QUEUED && from.isPaused()) from.resume()
    }
    from.on('data', (chunk) => {
      this.counted[way] += chunk.length
      if (!this.shape) { queued += chunk.length; arrive(chunk); return }
      const { rate, delay, loss, again } = this.shape
      for (let at = 0; at < chunk.length; at += PACKET) {
        const packet = chunk.subarray(at, at + PACKET)
        this.left -= packet.length
        if (this.left < 0) { this.left = this.until(); cut(); return }
        const now = performance.now()
        this.free[way] = Math.max(now, this.free[way]) + (packet.length / rate) * 1000
        last = Math.max(last, this.free[way] + delay + (this.dice.roll(100) < loss ? again : 0))
        queued += packet.length
        setTimeout(arrive, last - now, packet)
      }
      if (queued > MOST_QUEUED) from.pause()
    })
    const over = () => setTimeout(() => to.end(), Math.max(0, last - performance.now()) + 1)
    from.on('end', over)
    from.on('close', over)
    from.on('error', () => to.destroy())
  }
}
