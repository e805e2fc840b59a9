// Both systems under one face: a server, workstations that are folders, and what each step costs.
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { cpu, forget, peak, share } from './cost.js'
import { Proxy } from './proxy.js'

const HERE = dirname(fileURLToPath(import.meta.url))

/** Starts a program whose output is lines of JSON. */
function start(program, args, env = {}) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...env } })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise((end) => child.on('exit', end))
  return {
    child,
    async says() {
      const { value, done } = await lines.next()
      if (done) throw new Error(`${program} ${args.join(' ')} ended with ${await ended}`)
      return JSON.parse(value)
    },
    stop() { child.kill('SIGTERM'); return ended },
  }
}

/** A port that nobody listens at. */
async function free() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const { port } = server.address()
  await new Promise((closed) => server.close(closed))
  return port
}

class System {
  /** One step of a client, and what client, server and line had to do for it. */
  async step(...args) {
    const servers = this.servers()
    this.proxy.reset()
    servers.forEach(forget)
    const before = cpu(servers)
    const running = this.client(args)
    let said = await running.says()
    if (said.at === 'rest') {
      this.proxy.reset()
      running.child.stdin.write('\n')
      said = await running.says()
    }
    const { requests, up, down, cuts } = this.proxy.counted
    return { ...said, server_cpu: cpu(servers) - before, server_mb: peak(servers[0]), requests, bytes: up + down, cuts }
  }

  async stop() {
    this.proxy?.close()
    await this.server?.stop()
  }
}

export class Esmalte extends System {
  name = 'esmalte'

  constructor({ server, client, folder }) {
    super()
    Object.assign(this, { binary: server, program: client, folder })
  }

  async start(number) {
    // Kept on disk as in a practice, and a database of its own for each run.
    this.env = { PGDATABASE: `esmalte_bench_${number}` }
    execFileSync('createdb', [this.env.PGDATABASE])
    execFileSync(this.binary, ['migrate'], { env: { ...process.env, ...this.env } })
    const port = await free()
    this.server = start(this.binary, ['serve', '--listen', `127.0.0.1:${port}`], { ...this.env, RUST_LOG: 'warn' })
    const data = execFileSync('psql', ['-Atc', 'SHOW data_directory']).toString().trim()
    this.postmaster = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    this.proxy = await new Proxy(port).listen()
    await new Promise((wake) => setTimeout(wake, 500))
    return this
  }

  servers() { return [this.server.child.pid, this.postmaster] }
  database() { return share(this.postmaster) }
  at(name) { return join(this.folder, `esmalte-${name}`) }
  client(args) { return start(this.program, args) }

  /** The first workstation. */
  async found(name) {
    const code = execFileSync(this.binary, ['clinic', 'add', 'Clínica'], { env: { ...process.env, ...this.env } })
    await this.step('found', this.at(name), this.proxy.url, code.toString().trim())
    this.first = name
  }

  /** Another one, empty, that may fetch; the first one tells the server so. */
  async join(name) {
    await this.step('invite', this.at(this.first), name)
    await this.step('sync', this.at(this.first))
    await this.step('join', this.at(name), this.proxy.url, name)
  }

  write(name, file, each) { return this.step('write', this.at(name), file, String(each)) }
  push(name) { return this.step('sync', this.at(name)) }
  pull(name) { return this.step('sync', this.at(name)) }
  sync(name) { return this.step('sync', this.at(name)) }
  again(name) { return this.step('again', this.at(name)) }
  look(name, file) { return this.step('look', this.at(name), file) }
}

export class Pouch extends System {
  constructor({ folder, batch }) {
    super()
    Object.assign(this, { folder, batch, name: batch === 100 ? 'pouchdb' : `pouchdb-batch-${batch}` })
  }

  async start(number) {
    const folder = join(this.folder, `couch-${number}`)
    mkdirSync(folder, { recursive: true })
    this.server = start('node', [join(HERE, 'couch.js'), folder])
    this.proxy = await new Proxy((await this.server.says()).port).listen()
    return this
  }

  servers() { return [this.server.child.pid] }
  database() { return 0 }
  at(name) { return join(this.folder, `pouch-${this.batch}-${name}`) }
  client(args) { return start('node', [join(HERE, 'pouch.js'), ...args]) }
  remote() { return `${this.proxy.url}/clinic` }

  async found() {}
  async join() {}
  /** Another workstation that has it all already. */
  copy(from, to) { cpSync(this.at(from), this.at(to), { recursive: true }) }

  write(name, file, each) { return this.step('write', this.at(name), file, String(each || 1000)) }
  push(name) { return this.step('push', this.at(name), this.remote(), this.batch) }
  pull(name) { return this.step('pull', this.at(name), this.remote(), this.batch) }
  sync(name) { return this.step('sync', this.at(name), this.remote(), this.batch) }
  again(name) { return this.sync(name) }
  look(name, file) { return this.step('look', this.at(name), file) }
}
