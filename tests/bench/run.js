// The sync of Esmalte beside PouchDB 9 ↔ express-pouchdb 4: the same work through the same proxy, one after the other.
// `pg_virtualenv -t -o fsync=on node tests/bench/run.js SERVER CLIENT [PEOPLE]`; prints lines that begin with BENCH.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { BAD } from './proxy.js'
import { Esmalte, Pouch } from './systems.js'
import { apart, practice, save } from './workload.js'

const [server, client, people = '10000'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'esmalte-bench-'))
const DEVICES = 4
// What each writes while they are apart; fewer when there are too few people to go round.
const CHANGES = Math.min(3000, Math.floor(Number(people) / 10) * 3)
let runs = 0

const load = () => readFileSync('/proc/loadavg', 'utf8').split(' ')[0]
const round = (value) => (typeof value !== 'number' || Number.isInteger(value) ? value : Number(value.toPrecision(4)))
const print = (what, values) => {
  const fields = Object.entries(values).filter(([, value]) => value !== undefined)
  console.log(`BENCH ${what} ${fields.map(([name, value]) => `${name}=${round(value)}`).join(' ')} load=${load()}`)
}

/** A figure for `count` entries that made `changes` signed changes. */
function tell(what, system, count, cost, more = {}) {
  const { seconds, cpu, server_cpu, mb, server_mb, requests, bytes, cuts, tries } = cost
  print(what, {
    system: system.name, ...more, entries: count || undefined, entries_s: rate(count, seconds), seconds, client_cpu: cpu,
    server_cpu, client_mb: mb && Math.round(mb), server_mb: Math.round(server_mb),
    postgres_mb: Math.round(system.database()) || undefined, requests, bytes,
    bytes_entry: count ? bytes / count : undefined, ...(cuts && { cuts, tries }),
  })
  return { seconds, cpu: cpu + server_cpu, requests, bytes }
}

/** How many times as fast we are, by the wall clock and by the CPU of both ends, and which part of bytes and requests. */
function against(what, ours, theirs) {
  print('against-pouchdb', {
    what, faster: theirs.seconds / ours.seconds || undefined, cpu_less: theirs.cpu / ours.cpu || undefined,
    bytes: ours.bytes / theirs.bytes, requests: ours.requests / theirs.requests,
  })
}

const systems = {
  esmalte: () => new Esmalte({ server, client, folder }),
  tuned: () => new Pouch({ folder, batch: 1000 }),
  usual: () => new Pouch({ folder, batch: 100 }),
}
/** What runs now, to be stopped whatever happens. */
let running
const begin = async (kind) => {
  running = systems[kind]()
  await running.start((runs += 1))
  return running
}
const end = async () => {
  await running?.stop()
  running = undefined
}

/** First push and fresh pull; `each` is how many entries one transaction of ours has, 0 for an import. */
async function whole(system, base, file, each, more) {
  const [one, two] = [`a-${runs}`, `b-${runs}`]
  await system.found(one)
  const written = await system.write(one, file, each)
  tell('write', system, base.length, written, more)
  const pushed = await system.push(one)
  const push = tell('push', system, base.length, pushed, { ...more, changes: pushed.pushed, changes_s: rate(pushed.pushed, pushed.seconds) })
  await system.join(two)
  const pulled = await system.pull(two)
  const pull = tell('pull', system, base.length, pulled, { ...more, changes: pulled.pulled, changes_s: rate(pulled.pulled, pulled.seconds) })
  const look = await system.look(two, file)
  print('arrived', { system: system.name, ...more, rows: base.length, shown: look.shown, lost: look.lost })
  await system.sync(one)
  const first = tell('no-op-fresh', system, 0, await system.sync(two), { ...more, rows: base.length })
  const again = tell('no-op', system, 0, await system.again(two), { ...more, rows: base.length })
  return { push, pull, first, again, one, two }
}

const rate = (count, seconds) => (count && seconds ? Math.round(count / seconds) : undefined)

/** Four workstations that were apart, each with its own changes; then they meet in two rounds. */
async function meeting(system, base, at) {
  const files = await Promise.all(apart(base, DEVICES, CHANGES).map(async (entries, n) => {
    const file = join(folder, `apart-${n}`)
    await save(entries, file)
    return file
  }))
  const names = [at.one, at.two]
  for (const name of [`c-${runs}`, `d-${runs}`]) {
    if (system.copy) system.copy(at.two, name)
    else { await system.join(name); await system.sync(name) }
    names.push(name)
  }
  for (const name of names.slice(0, 2)) await system.sync(name)
  for (const [n, name] of names.entries()) await system.write(name, files[n], 1)
  const sum = { seconds: 0, cpu: 0, server_cpu: 0, mb: 0, server_mb: 0, requests: 0, bytes: 0 }
  for (const name of [...names, ...names]) {
    const cost = await system.sync(name)
    for (const part of Object.keys(sum)) sum[part] = part.endsWith('mb') ? Math.max(sum[part], cost[part]) : sum[part] + cost[part]
  }
  const met = tell('meeting', system, DEVICES * CHANGES, sum, { devices: DEVICES, each: CHANGES, delivered: DEVICES * CHANGES * DEVICES })
  const seen = { shown: 0, beside: 0, hidden: 0, lost: 0 }
  for (const file of files) {
    const look = await system.look(names[0], file)
    for (const part of Object.keys(seen)) seen[part] += look[part]
  }
  print('edits', { system: system.name, edits: DEVICES * CHANGES, ...seen, hidden_or_lost: seen.hidden + seen.lost })
  return met
}

/** A day's work over a bad line. */
async function bad(system, base, at) {
  const file = join(folder, 'day')
  await save(apart(base, DEVICES + 1, CHANGES)[DEVICES], file)
  await system.write(at.one, file, 1)
  system.proxy.line(BAD)
  const push = tell('bad-line-push', system, CHANGES, await system.sync(at.one))
  const pull = tell('bad-line-pull', system, CHANGES, await system.sync(at.two))
  system.proxy.line(null)
  return { push, pull }
}

async function compared(entries, kinds) {
  const results = {}
  const file = join(folder, `base-${entries}`)
  const base = practice(entries)
  await save(base, file)
  for (const [kind, each] of kinds) {
    const name = kind === 'esmalte' ? `esmalte-${each}` : kind
    const system = await begin(kind)
    const more = kind === 'esmalte' ? { entries_per_change: each || 'import' } : {}
    const at = await whole(system, base, file, each, more)
    results[name] = at
    if (entries === Number(people) && each !== 0) {
      at.meeting = await meeting(system, base, at)
      at.bad = await bad(system, base, at)
    }
    await end()
  }
  return results
}

try {
  console.log(`# PouchDB 9.0.0 and express-pouchdb 4.2.0 on LevelDB, unsigned and not encrypted, Node ${process.version};`)
  console.log('# Esmalte signs, verifies and encrypts everything; client and server keep with fsync. batch: documents a request.')
  const most = Number(people)
  const all = await compared(most, [['esmalte', 0], ['esmalte', 1], ['tuned', 1000], ['usual', 1000]])
  for (const theirs of ['tuned', 'usual']) {
    for (const ours of ['esmalte-0', 'esmalte-1']) {
      for (const part of ['push', 'pull', 'first', 'again']) against(`${ours}-${theirs}-${part}`, all[ours][part], all[theirs][part])
    }
    against(`${theirs}-meeting`, all['esmalte-1'].meeting, all[theirs].meeting)
    for (const part of ['push', 'pull']) against(`${theirs}-bad-line-${part}`, all['esmalte-1'].bad[part], all[theirs].bad[part])
  }
  for (const fewer of [most / 100, most / 10]) await compared(fewer, [['esmalte', 1], ['tuned', 1000]])
} finally {
  await end()
  rmSync(folder, { recursive: true, force: true })
}
