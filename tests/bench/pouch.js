// The other client: PouchDB over LevelDB. Does one step on its folder and says in a line of JSON what that cost.
import { readFileSync } from 'node:fs'

import PouchDB from 'pouchdb'

const [step, folder, ...rest] = process.argv.slice(2)
const db = new PouchDB(folder)
const entries = (file) => readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line))

const steps = {
  /** Writes a workload, `each` entries a call. */
  async write(file, each) {
    const all = entries(file)
    return measured(async () => {
      for (let at = 0; at < all.length; at += Number(each)) {
        const docs = await Promise.all(all.slice(at, at + Number(each)).map(doc))
        for (const done of await db.bulkDocs(docs)) if (!done.ok) throw new Error(JSON.stringify(done))
      }
      return { entries: all.length }
    })
  },
  push: (url, batch) => measured(() => whole(() => db.replicate.to(url, options(batch)))),
  pull: (url, batch) => measured(() => whole(() => db.replicate.from(url, options(batch)))),
  sync: (url, batch) => measured(() => whole(async () => {
    const { push, pull } = await db.sync(url, options(batch))
    return { docs_written: push.docs_written + pull.docs_written, ok: push.ok && pull.ok }
  })),
  async settle(url) { await db.sync(url, options(100)); return {} },
  /** How many of a workload's entries stand, or lie in a revision that lost and has to be asked for. */
  async look(file) {
    const found = { shown: 0, beside: 0, hidden: 0, lost: 0 }
    for (const entry of entries(file)) {
      const { id, set } = entry.edit ?? { id: (entry.patient ?? entry.finding).id, set: {} }
      const holds = (doc) => Object.entries(set).every(([field, value]) => doc[field] === value)
      const winner = await db.get(id, { conflicts: true }).catch(() => null)
      if (!winner) { found.lost += 1; continue }
      const losers = await Promise.all((winner._conflicts ?? []).map((rev) => db.get(id, { rev })))
      found[holds(winner) ? 'shown' : losers.some(holds) ? 'hidden' : 'lost'] += 1
    }
    return found
  },
}

const options = (batch) => (Number(batch) === 100 ? {} : { batch_size: Number(batch) })

async function doc(entry) {
  if (entry.edit) return { ...(await db.get(entry.edit.id)), ...entry.edit.set }
  const [[type, { id, ...fields }]] = Object.entries(entry)
  return { _id: id, type, ...fields }
}

/** A replication that fails is begun again until one goes through. */
async function whole(once) {
  for (let tries = 1; ; tries += 1) {
    try {
      const { docs_written, ok } = await once()
      if (ok) return { moved: docs_written, tries }
    } catch (fault) {
      if (tries >= 200) throw fault
    }
    await new Promise((wake) => setTimeout(wake, 1000))
  }
}

async function measured(work) {
  const [start, before] = [performance.now(), cpu()]
  const done = await work()
  const peak = readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s*(\d+)/)[1]
  return { ...done, seconds: (performance.now() - start) / 1000, cpu: cpu() - before, mb: peak / 1024 }
}

function cpu() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').pop().split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

const done = await steps[step](...rest)
await db.close()
console.log(JSON.stringify(done))
