//! Patient records that are of one person, or may be.

use std::collections::BTreeSet;

use domain::{
    PatientId,
    duplicate::{self, Candidate, PatientLink, PatientUnlink},
    patient::Patient,
};

use crate::{ReadTx, Result};

/// Another record of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Linked {
    /// The other record.
    pub patient: Patient,
    /// Who joined it to this one or to another of the group, and when.
    pub link: PatientLink,
}

impl ReadTx<'_> {
    /// Pairs of records that may be of one person and of which nobody has said whether they are.
    pub fn duplicate_candidates(&self) -> Result<Vec<Candidate>> {
        let patients: Vec<Patient> = self.all::<Patient>()?.into_iter().filter(|patient| !patient.retired).collect();
        let (links, unlinks) = self.statements()?;
        let groups = duplicate::groups(&links, &unlinks);
        let pair = |a: PatientId, b: PatientId| (a.min(b), a.max(b));
        let said: BTreeSet<_> =
            duplicate::standing(&links, &unlinks).map(|link| pair(link.patient, link.other)).collect();
        let open = |found: &Candidate| {
            let joined = groups.iter().any(|group| group.contains(&found.first) && group.contains(&found.second));
            !joined && !said.contains(&pair(found.first, found.second))
        };
        Ok(duplicate::candidates(&patients).into_iter().filter(open).collect())
    }

    /// The other records of the same person, by history number; blocked ones are not named.
    pub fn linked(&self, patient: PatientId) -> Result<Vec<Linked>> {
        self.reach(&domain::patient::KIND, patient)?;
        let (links, unlinks) = self.statements()?;
        let groups = duplicate::groups(&links, &unlinks);
        let Some(group) = groups.into_iter().find(|group| group.contains(&patient)) else {
            return Ok(Vec::new());
        };
        let mut linked = Vec::new();
        for other in group.iter().copied().filter(|other| *other != patient) {
            if !self.may_reach(&domain::patient::KIND, other)? {
                continue;
            }
            let joining = duplicate::standing(&links, &unlinks).filter(|link| joins(link, other));
            let direct = |link: &&PatientLink| (!joins(link, patient), link.recorded_at, link.id);
            if !self.may_reach(&domain::patient::KIND, other)? {
                continue;
            }
            if let (Some(patient), Some(link)) = (self.find::<Patient>(other.0)?, joining.min_by_key(direct)) {
                linked.push(Linked { patient, link: *link });
            }
        }
        linked.sort_by_key(|linked| (linked.patient.number, linked.patient.id));
        Ok(linked)
    }

    /// What must be taken back so that nothing is said of these two: statements about just them, and whatever else joins
    /// the other to the group.
    pub fn statements_between(&self, patient: PatientId, other: PatientId) -> Result<Vec<PatientLink>> {
        let (links, unlinks) = self.statements()?;
        let groups = duplicate::groups(&links, &unlinks);
        let linked = groups.iter().any(|group| group.contains(&patient) && group.contains(&other));
        let pair = |link: &PatientLink| BTreeSet::from([link.patient, link.other]) == BTreeSet::from([patient, other]);
        let counts = |link: &&PatientLink| pair(link) || (linked && joins(link, other));
        Ok(duplicate::standing(&links, &unlinks).filter(counts).copied().collect())
    }

    fn statements(&self) -> Result<(Vec<PatientLink>, Vec<PatientUnlink>)> {
        Ok((self.all()?, self.all()?))
    }
}

/// Whether a statement joins this record to another.
fn joins(link: &PatientLink, patient: PatientId) -> bool {
    link.same && (link.patient == patient || link.other == patient)
}
