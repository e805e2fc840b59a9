// What processes cost, read from /proc: CPU and memory.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'

const stat = (id) => {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').pop().split(' ')
    // parent, then user and system time of its own and of children that have ended
    return { parent: Number(fields[1]), own: (+fields[11] + +fields[12]) / 100, children: (+fields[13] + +fields[14]) / 100 }
  } catch { return null }
}

const children = (parent) => readdirSync('/proc').filter((id) => /^\d+$/.test(id) && stat(id)?.parent === parent).map(Number)

/** Seconds of CPU of these processes and all they started. */
export function cpu(ids) {
  return ids.reduce((sum, id) => {
    const [found, below] = [stat(id), children(id)]
    return sum + (found ? found.own + found.children : 0) + cpu(below)
  }, 0)
}

const field = (file, name) => Number(readFileSync(file, 'utf8').match(new RegExp(`^${name}:\\s*(\\d+)`, 'm'))?.[1] ?? 0) / 1024

/** The most memory a process had since it was told to forget, in MB. */
export const peak = (id) => field(`/proc/${id}/status`, 'VmHWM')
export const forget = (id) => writeFileSync(`/proc/${id}/clear_refs`, '5')

/** Memory of a process and all it started now, pages that they share counted once, in MB. */
export const share = (id) => [id, ...children(id)].reduce((sum, one) => {
  try { return sum + field(`/proc/${one}/smaps_rollup`, 'Pss') } catch { return sum }
}, 0)
