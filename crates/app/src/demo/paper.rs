//! What the demo clinic gave out: a few papers, made, written and registered as any other.

use domain::{
    PatientId,
    paper::{Recipient, Way},
};

use super::random;
use crate::{
    Action, App, Error, Result,
    odontogram::ChartView,
    paper::Leaving,
    preferences::Language,
    report::{OdontogramRequest, PlanRequest},
};

/// Who was given something, by history number.
const GIVEN: [u32; 3] = [1, 3, 8];

impl App {
    /// Gives the first patients their odontogram, and their plan to those who have one. Who has papers has them already.
    pub(super) fn hand_out(&self, patients: u32, seed: u64) -> Result<()> {
        let (store, session) = self.require(Action::MakeReports)?;
        let mut papers = Vec::new();
        for number in GIVEN.into_iter().filter(|number| *number <= patients) {
            let patient = PatientId(random::patient_id(seed, number));
            if !store.read(|tx| tx.papers(patient))?.is_empty() {
                continue;
            }
            let (language, colour) = (Language::Es, true);
            let request = OdontogramRequest { patient, view: ChartView::Today, language, colour };
            papers.push(self.odontogram_document(&request, self.paper_id()?)?);
            match self.plan_document(&PlanRequest { patient, plan: None, language, colour }, self.paper_id()?) {
                Ok(plan) => papers.push(plan),
                Err(Error::NotFound(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        let leaving = Leaving { recipient: Some(Recipient::Patient), ..Way::Printed.into() };
        let entries = papers.into_iter().map(|paper| Ok(self.leaves(paper.write()?.entry, &leaving, &session)));
        let entries = entries.collect::<Result<Vec<_>>>()?;
        store.write(self.ctx(Some(&session)), |tx| entries.iter().try_for_each(|entry| self.enter_paper(tx, entry)))
    }
}
