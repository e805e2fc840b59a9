//! The demo clinic: invented people with real names, mouths with real frequencies, the same for the same seed.
//!
//! Everything goes the way a clinic's own records go: founded, checked, sealed, signed. Tables of other people's counts
//! lie in `cdc`, `names` and `places`, each with its source.

mod cdc;
mod charting;
mod consent;
mod course;
mod faces;
mod gaps;
mod health;
mod heavy;
mod letter;
mod mouth;
mod names;
mod note;
mod paper;
mod perio;
mod person;
mod places;
mod plan;
mod prescription;
mod questionnaire;
mod random;
mod risk;
mod second;
mod traits;
mod visit;

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveTime};
use domain::{
    StaffId,
    odontogram::Chart,
    patient::Patient,
    perio::present,
    staff::{Role, Staff},
};
use store::{Store, WriteTx};

use crate::{Action, App, Error, Result, clinic::ClinicForm, keys::Secret, start::NewClinic};
use charting::Charted;
use random::Random;

/// Passphrase of the demo clinic and password of everybody in it.
pub const PASSWORD: &str = "esmalte-demo";

/// What `explore_demo` fills.
const EXPLORED: (u32, u64) = (300, 7);

/// Patients written in one transaction.
const BATCH: u32 = 25;

/// Who was registered a second time, as whom: by history number.
const REPEATED: (u32, u32) = (4, 17);

/// How far back the first patient came.
const YEARS: u64 = 6;

/// Name of the demo.
const CLINIC: &str = "Clínica Esmalte (demo)";

/// Its telephone.
const PHONE: &str = "954 210 000";

/// Who owns the demo: name, licence.
const OWNER: (&str, &str) = ("Elena Navarro Ruiz", "41003562");

/// Who works in the demo, beside its owner: name, role, licence.
const COLLEAGUES: [(&str, Role, &str); 3] = [
    ("Javier Ortega Molina", Role::Dentist, "41004127"),
    ("Lucía Serrano Gil", Role::Hygienist, "H-41-0388"),
    ("Carmen Delgado Vidal", Role::Reception, ""),
];

impl App {
    /// Founds a demo clinic in this folder and fills it; signs its owner in.
    pub fn create_demo(&self, patients: u32, seed: u64, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        self.create_clinic(&NewClinic {
            clinic_name: CLINIC.to_owned(),
            owner_name: OWNER.0.to_owned(),
            passphrase: PASSWORD.to_owned(),
        })?;
        self.state().demo = true;
        self.update_clinic(&ClinicForm {
            legal_name: "Esmalte Demostración, S. L.".to_owned(),
            address: "Calle San José, 12, 41004 Sevilla".to_owned(),
            phone: PHONE.to_owned(),
            email: "hola@example.com".to_owned(),
            ..self.clinic()?
        })?;
        self.hire()?;
        self.fill_demo(patients, seed, progress)
    }

    /// Opens the demo clinic that lies beside the real one, making it first if it is not there; signs its owner in.
    pub fn explore_demo(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        let (open, demo) = {
            let state = self.state();
            (state.store.is_some(), state.demo)
        };
        if open && !demo {
            // The clinic's own records are open: nobody is taken out of them by a curious click.
            return Err(store::Error::AlreadyThere.into());
        }
        if !open {
            self.adopt(self.demo_store(progress)?, true)?;
        }
        self.enter_as_owner()
    }

    fn demo_store(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Arc<Store>> {
        let (patients, seed) = EXPLORED;
        let demo = App::new(self.env.at(&self.demo_folder()), Arc::clone(&self.keychain));
        if Store::exists(demo.env.folder()) {
            if !demo.open_with_keychain()? {
                demo.unlock(Secret::Passphrase(PASSWORD))?;
            }
            demo.complete(patients, seed, progress)?;
        } else {
            demo.create_demo(patients, seed, progress)?;
        }
        let store = demo.store()?;
        demo.close();
        Ok(store)
    }

    /// Fills on where a closed lid interrupted the filling.
    fn complete(&self, patients: u32, seed: u64, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        self.enter_as_owner()?;
        let (colleagues, begun, ended) = self.store()?.read(|tx| {
            let is_there = |patient| tx.find::<Patient>(random::patient_id(seed, patient)).map(|found| found.is_some());
            Ok::<_, Error>((tx.staff()?.len() > 1, tx.next_patient_number()? > 1, is_there(patients)?))
        })?;
        if !colleagues {
            self.hire()?;
        }
        if ended || (begun && !self.is_ours(seed)?) { Ok(()) } else { self.fill_demo(patients, seed, progress) }
    }

    fn is_ours(&self, seed: u64) -> Result<bool> {
        Ok(self.store()?.read(|tx| tx.find::<Patient>(random::patient_id(seed, 1)))?.is_some())
    }

    /// The colleagues; they share the owner's password, so its slow hash is taken over.
    fn hire(&self) -> Result<()> {
        let (store, session) = self.require(Action::ManageStaff)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let owner: Staff = tx.get(session.staff)?;
            tx.save(&Staff { licence: OWNER.1.to_owned(), ..owner.clone() }, None)?;
            for (name, role, licence) in COLLEAGUES {
                let id = StaffId(self.env.id());
                tx.save(
                    &Staff { id, name: name.to_owned(), role, licence: licence.to_owned(), ..owner.clone() },
                    None,
                )?;
            }
            Ok::<_, Error>(())
        })
    }

    /// Registers and charts the patients that are not there yet.
    fn fill_demo(&self, patients: u32, seed: u64, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        let (store, session) = self.require(Action::EditChart)?;
        session.require(Action::EditPatients)?;
        let staff = store.read(|tx| tx.staff())?;
        let of = |role| staff.iter().find(|person| person.role == role).map_or(session.staff, |person| person.id);
        let practice = Practice {
            today: self.env.today(),
            patients,
            seed,
            dentists: [session.staff, of(Role::Dentist)],
            hygienist: of(Role::Hygienist),
            signers: staff.into_iter().map(|person| (person.id, (person.name, person.licence))).collect(),
        };
        let mut next = 1;
        while next <= patients {
            let last = (next + BATCH - 1).min(patients);
            store.write(self.ctx(Some(&session)), |tx| {
                for number in next..=last {
                    if tx.find::<Patient>(random::patient_id(seed, number))?.is_none() {
                        practice.invent(number).save(tx)?;
                    }
                }
                Ok::<_, Error>(())
            })?;
            if last == BATCH.min(patients) {
                self.disagree(seed, last, &session)?;
            }
            progress(u64::from(last), u64::from(patients));
            next = last + 1;
        }
        self.hand_out(patients, seed)
    }
}

/// What every patient of a demo shares.
struct Practice {
    today: NaiveDate,
    patients: u32,
    seed: u64,
    dentists: [StaffId; 2],
    hygienist: StaffId,
    signers: note::Signers,
}

/// One invented patient with all that is kept of them.
struct Invented {
    patient: Patient,
    charted: Charted,
    exams: Vec<perio::Examination>,
    health: health::Told,
    visited: note::Visited,
    plans: plan::Plans,
    examined: risk::Examined,
    prescribed: prescription::Prescribed,
    decided: consent::Decided,
    letters: Vec<domain::letter::Letter>,
}

impl Practice {
    /// A dentist as they sign: who, by name, under which licence.
    fn signs(&self, dentist: StaffId) -> (StaffId, &'static str, &'static str) {
        let (name, _, licence) = COLLEAGUES[0];
        if dentist == self.dentists[0] { (dentist, OWNER.0, OWNER.1) } else { (dentist, name, licence) }
    }

    /// Invents a patient; earlier numbers came earlier.
    fn invent(&self, number: u32) -> Invented {
        let mut random = Random::of(self.seed, number);
        let id = random::patient_id(self.seed, number);
        let mut patient = person::person(&mut random, id, i64::from(number), self.today);
        if number == REPEATED.1 {
            let first = person::person(&mut Random::of(self.seed, REPEATED.0), id, i64::from(number), self.today);
            let Patient { given_name, family_name, birth_date, sex, phone, .. } = first;
            let (family_name_2, document_number) = (String::new(), String::new());
            let document_kind = None;
            let known = Patient { given_name, family_name, family_name_2, birth_date, sex, phone, ..patient };
            patient = Patient { document_kind, document_number, retired: false, ..known };
        }
        let birth = patient.birth_date.unwrap_or(self.today);
        let back = YEARS * 365 * u64::from(self.patients - number) / u64::from(self.patients.max(1));
        let visits = visit::visits(&mut random, birth, self.today - Days::new(back + 3), self.today);
        patient.created_at = midday(visits[0].checkup);
        let lot = mouth::Lot::draw(&mut random, visit::age_on(birth, self.today));
        let fates = mouth::fates(&mut random, lot);
        let dentist = self.dentists[random.weighted([0.4, 0.6].into_iter())];
        let case = course::Case { birth, visits: &visits, lot, dentist, hygienist: self.hygienist };
        let entries = course::course(&mut random, case, &fates);
        let mut charted = charting::chart(&mut random, patient.id, entries, self.today);
        if charted.refused > 0 {
            tracing::warn!(number, refused = charted.refused, "the demo drew findings that its own check refuses");
        }
        let probed = lot.age > 30.0 && random.chance(0.3);
        let mut exams = Vec::new();
        if probed {
            let mut gums = perio::Gums::draw(&mut random, (patient.id, self.hygienist), lot);
            let grown = visits.iter().map(|visit| visit.checkup).filter(|day| visit::age_on(birth, *day) > 30.0);
            let days: Vec<NaiveDate> = grown.collect();
            // Once a year or so, and never more than six.
            for day in days.iter().rev().step_by(2).take(6).rev() {
                let chart = Chart::at(&charted.findings, &charted.amendments, *day);
                exams.push(gums.examine(&mut random, *day, &present(&chart, Some(visit::age_on(birth, *day)))));
            }
        }
        let last = visits[visits.len() - 1].checkup;
        let asked = health::Asked { patient: patient.id, sex: patient.sex, age: lot.age, on: last, by: dentist };
        // Of its own chance, so that mouths stay as they were.
        let health = health::ask(&mut Random::of(self.seed ^ health::STREAM, number), asked);
        let of = note::Of { patient: patient.id, dentist, hygienist: self.hygienist, signers: &self.signers };
        let told = visits.iter().flat_map(|visit| [Some(visit.checkup), visit.treatment]).flatten();
        let mut random = Random::of(self.seed ^ note::STREAM, number);
        let visited = note::write(&mut random, of, told, &mut charted.findings, &exams);
        let visit = visits[visits.len() - 1];
        let planned = plan::Case {
            patient: patient.id,
            by: dentist,
            hygienist: self.hygienist,
            charted: &charted,
            last: visit,
            today: self.today,
        };
        let plans = plan::draw(&mut Random::of(self.seed ^ plan::STREAM, number), planned);
        let mouth = |visit: &visit::Visit| risk::Day {
            on: visit.checkup,
            age: visit::age_on(birth, visit.checkup),
            chart: Chart::at(&charted.findings, &charted.amendments, visit.checkup),
        };
        let days: Vec<risk::Day> = visits.iter().map(mouth).collect();
        let case = risk::Case { patient: patient.id, dentist, hygienist: self.hygienist };
        let examined = risk::examine(&mut Random::of(self.seed ^ risk::STREAM, number), case, &days);
        let days: Vec<NaiveDate> = visits.iter().map(|visit| visit.checkup).collect();
        let seen = prescription::Seen {
            patient: patient.id,
            age: lot.age,
            days: &days,
            history: &health.items,
            asked: health.review.is_some(),
            by: self.signs(dentist),
        };
        let prescribed = prescription::prescribe(&mut Random::of(self.seed ^ prescription::STREAM, number), seen);
        let asked = consent::Asked {
            patient: patient.id,
            name: &patient.full_name(),
            family: &patient.family_name,
            document: &patient.document_number,
            age: visit::age_on(birth, days[0]),
            first: days[0],
            today: self.today,
            by: (seen.by.0, seen.by.1),
            clinic: CLINIC,
        };
        let decided = consent::ask(&mut Random::of(self.seed ^ consent::STREAM, number), asked);
        let asked = letter::Asked {
            patient: patient.id,
            name: &patient.full_name(),
            document: &patient.document_number,
            birth,
            age: lot.age,
            address: &patient.address,
            last,
            by: seen.by,
            clinic: (CLINIC, PHONE),
        };
        let letters = letter::write(&mut Random::of(self.seed ^ letter::STREAM, number), asked);
        Invented { patient, charted, exams, health, visited, plans, examined, prescribed, decided, letters }
    }
}

impl Invented {
    fn save(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.save(&self.patient, None)?;
        self.charted.findings.iter().try_for_each(|finding| tx.append(finding))?;
        self.charted.amendments.iter().try_for_each(|amendment| tx.append(amendment))?;
        self.exams.iter().try_for_each(|done| done.save(tx))?;
        self.visited.save(tx)?;
        self.plans.save(tx)?;
        self.health.save(tx)?;
        self.examined.save(tx)?;
        self.prescribed.save(tx)?;
        self.decided.save(tx)?;
        letter::save(&self.letters, tx)
    }
}

fn midday(day: NaiveDate) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + 12 * 3_600_000
}

#[cfg(test)]
mod tests {
    use domain::{finding::Finding, odontogram::expected};

    use domain::rules::{self, Scope};

    use super::*;

    fn practice(patients: u32, seed: u64) -> Practice {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let id = |n| StaffId(uuid::Uuid::from_u128(n));
        Practice { today, patients, seed, dentists: [id(1), id(2)], hygienist: id(3), signers: note::Signers::new() }
    }

    #[test]
    fn the_check_refuses_nothing_that_was_invented() {
        let practice = practice(1500, 11);
        for number in 1..=practice.patients {
            let invented = practice.invent(number);
            assert_eq!(invented.charted.refused, 0, "patient {number} {:?}", invented.patient.id);
        }
    }

    #[test]
    fn teeth_fit_the_age_at_every_visit() {
        let practice = practice(1500, 12);
        for number in 1..=practice.patients {
            let Invented { patient, charted, .. } = practice.invent(number);
            let birth = patient.birth_date.expect("a birth date");
            // What is said of a whole jaw says nothing of its teeth.
            let of_jaw = |finding: &&Finding| rules::find(&finding.rule).is_some_and(|rule| rule.scope == Scope::Arch);
            for finding in charted.findings.iter().filter(|finding| !of_jaw(finding)) {
                let age = visit::age_on(birth, finding.observed_on);
                for target in &finding.targets {
                    assert!(expected(target.tooth, Some(age)), "{number}: {} at {age}", target.tooth);
                }
            }
        }
    }

    #[test]
    fn plans_fit_what_was_found_and_every_state_occurs() {
        use domain::plan::ItemStatus::{Accepted, Done, Dropped, InProgress, Proposed};
        let practice = practice(300, 14);
        let mut seen = std::collections::BTreeSet::new();
        for number in 1..=300 {
            let Invented { plans, charted, .. } = practice.invent(number);
            for item in plans.items() {
                assert_eq!(item.check(), Ok(()), "patient {number}: {item:?}");
                let known = |id| charted.findings.iter().any(|finding| finding.id == id);
                assert!(item.findings.iter().all(|id| known(*id)), "patient {number}");
                seen.insert(format!("{:?}", item.status(plans.is_done(item))));
            }
        }
        for status in [Proposed, Accepted, InProgress, Done, Dropped] {
            assert!(seen.contains(&format!("{status:?}")), "{status:?}");
        }
    }

    #[test]
    fn every_line_of_the_catalogue_occurs() {
        let practice = practice(600, 13);
        let findings: Vec<Finding> = (1..=600).flat_map(|number| practice.invent(number).charted.findings).collect();
        for rule in rules::RULES {
            let statuses = [Some(rule.observed), rule.planned, rule.done];
            // Bridges made here take more visits than the demo tells of.
            let told = statuses
                .into_iter()
                .flatten()
                .filter(|status| (rule.id, *status) != ("bridge", domain::finding::Status::DoneHere));
            for status in told.filter(|status| (rule.id, *status) != ("sealant", domain::finding::Status::Planned)) {
                let occurs = findings.iter().any(|finding| finding.rule == rule.id && finding.status == status);
                assert!(occurs, "{} {status:?}", rule.id);
            }
        }
    }
}
