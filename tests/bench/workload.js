// The same work for both: people and what was seen in their mouths, drawn from one seed.
import { createWriteStream } from 'node:fs'

const GIVEN = 'María Carmen Ana Isabel Laura Lucía Elena Antonio Manuel José Francisco David Javier Íñigo Núria Jordi'.split(' ')
const FAMILY = 'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Muñoz Álvarez Vázquez Ibáñez Núñez'.split(' ')
const NOTES = ['', 'revisar en seis meses', 'sensibilidad al frío', 'paciente avisado', '', 'control radiográfico en la próxima visita']
const SURFACES = ['M', 'O', 'D', 'MO', 'OD', 'MOD']

/** Numbers that are the same in every run. */
export class Dice {
  constructor(seed) { this.state = BigInt(seed) }
  roll(below) {
    this.state = (this.state + 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn
    let mixed = this.state
    mixed = ((mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n) & 0xffffffffffffffffn
    mixed = ((mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn) & 0xffffffffffffffffn
    return Number((mixed ^ (mixed >> 31n)) % BigInt(below))
  }
  of(list) { return list[this.roll(list.length)] }
  /** A UUID of version 7, as the program makes them: in order of time, the rest by chance. */
  id(at) {
    const hex = (digits) => this.roll(16 ** digits).toString(16).padStart(digits, '0')
    const time = at.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${this.of(['8', '9', 'a', 'b'])}${hex(3)}-${hex(6)}${hex(6)}`
  }
}

const BEGIN = 1_790_000_000_000
const BY = '01900000-0000-7000-8000-0000000000ff'

export function patient(dice, number) {
  const at = BEGIN + number * 60_000
  return {
    id: dice.id(at), number, given_name: dice.of(GIVEN), family_name: dice.of(FAMILY), family_name_2: dice.of(FAMILY),
    birth_date: `${1930 + dice.roll(90)}-0${1 + dice.roll(9)}-1${dice.roll(9)}`, sex: dice.of(['female', 'male', 'unknown']),
    document_kind: 'other', document_number: String(10_000_000 + dice.roll(89_999_999)),
    phone: `6${10_000_000 + dice.roll(89_999_999)}`, phone_2: '', email: `paciente${number}@example.org`,
    address: `Calle Mayor ${1 + dice.roll(200)}`, postcode: String(10_000 + dice.roll(42_000)), city: 'Madrid', notes: '',
    created_at: at, retired: false,
  }
}

export function finding(dice, of, n) {
  const at = BEGIN + 700_000_000 + n * 10_000
  return {
    id: dice.id(at), patient: of, rule: 'caries', targets: [{ tooth: 11 + 10 * dice.roll(4) + dice.roll(7), role: 'subject' }],
    surfaces: dice.of(SURFACES), attributes: { depth: 'dentine' }, status: 'pathology',
    observed_on: new Date(at).toISOString().slice(0, 10), recorded_at: at, by: BY, visit: null,
    note: dice.of(NOTES), provenance: 'observed',
  }
}

/** People, each with ten findings, in the order in which a practice would have entered them. */
export function practice(people, seed = 1) {
  const dice = new Dice(seed)
  const patients = Array.from({ length: people }, (_, n) => patient(dice, n + 1))
  const findings = Array.from({ length: people * 10 }, (_, n) => finding(dice, dice.of(patients).id, n))
  return [...patients.map((patient) => ({ patient })), ...findings.map((finding) => ({ finding }))]
}

/**
 * Two weeks apart: what each of four workstations writes. Of every twenty changes one is on a row that the other three
 * change too, eleven are new findings, eight correct a patient that no other workstation touches.
 */
export function apart(base, devices, changes) {
  const patients = base.flatMap((entry) => entry.patient ?? []).map((patient) => patient.id)
  const shared = Math.ceil(changes / 20)
  const own = (n, device) => patients[shared + n * devices + device]
  return Array.from({ length: devices }, (_, device) => {
    const dice = new Dice(100 + device)
    return Array.from({ length: changes }, (_, n) => {
      const turn = n % 20
      const text = `puesto ${device + 1}, cambio ${n + 1}`
      if (turn === 0) return { edit: { id: patients[n / 20], set: { notes: text } } }
      if (turn < 9) return { edit: { id: own(Math.floor(n / 20) * 8 + turn - 1, device), set: { phone: `7${device}${String(n).padStart(7, '0')}`, notes: text } } }
      return { finding: finding(dice, dice.of(patients), 2_000_000 + n) }
    })
  })
}

export async function save(entries, file) {
  const to = createWriteStream(file)
  for (const entry of entries) if (!to.write(`${JSON.stringify(entry)}\n`)) await new Promise((ready) => to.once('drain', ready))
  await new Promise((ready) => to.end(ready))
}
