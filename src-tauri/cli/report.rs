//! Papers without a window.

mod batch;
mod perio;

use std::path::Path;

use app::{
    App,
    odontogram::ChartView,
    preferences::Language,
    report::{
        ConsentRequest, HistoryRequest, HygieneRequest, MihRequest, OdontogramRequest, PerioComparisonRequest,
        PerioRequest, PlanRequest, PrescriptionRequest, ReportPreview, RiskRequest,
    },
};
use domain::{PatientId, PlanId, paper::Way};

use super::{
    Lang, Report,
    commands::{DONE, Done},
    letter, open,
    output::say,
    patient,
};

pub(super) fn report(app: &App, report: Report) -> Done {
    open(app)?;
    match report {
        Report::Odontogram { patient: meant, out, date, lang, mono } => {
            let view = date.map_or(ChartView::Today, |date| ChartView::At { date });
            let patient = patient(app, &meant)?;
            let request = OdontogramRequest { patient, view, language: language(lang), colour: !mono };
            written(app, &app.odontogram_report(&request)?, &out)
        }
        Report::Perio { patient: meant, exam, look } => {
            let exams = perio::exams(app, patient(app, &meant)?)?;
            let (exam, language, colour) = (perio::meant(&exams, exam.as_deref())?, language(look.lang), !look.mono);
            let request = PerioRequest { exam, convention: app.preferences().perio_convention, language, colour };
            written(app, &app.perio_report(&request)?, &look.out)
        }
        Report::PerioComparison { patient: meant, before, after, look } => {
            let exams = perio::exams(app, patient(app, &meant)?)?;
            let other = perio::meant(&exams, after.as_deref())?;
            let one = perio::before(&exams, other, before.as_deref())?;
            let (convention, language, colour) = (app.preferences().perio_convention, language(look.lang), !look.mono);
            let request = PerioComparisonRequest { one, other, convention, language, colour };
            written(app, &app.perio_comparison_report(&request)?, &look.out)
        }
        Report::History { patient: meant, from, to, author, look } => {
            let (patient, language, colour) = (patient(app, &meant)?, language(look.lang), !look.mono);
            let request = HistoryRequest { patient, from, to, author, language, colour };
            written(app, &app.history_report(&request)?, &look.out)
        }
        Report::Hygiene(paper) => {
            let (session, language) = (paper.id.into(), language(paper.lang));
            let request = HygieneRequest { session, language, colour: !paper.mono };
            written(app, &app.hygiene_report(&request)?, &paper.out)
        }
        Report::Risk { patient: meant, look } => {
            let (patient, language, colour) = (patient(app, &meant)?, language(look.lang), !look.mono);
            written(app, &app.risk_report(&RiskRequest { patient, language, colour })?, &look.out)
        }
        Report::Mih { patient: meant, look } => {
            let (patient, language, colour) = (patient(app, &meant)?, language(look.lang), !look.mono);
            written(app, &app.mih_report(&MihRequest { patient, language, colour })?, &look.out)
        }
        Report::Plan { patient: meant, out, plan, lang, mono } => {
            let (patient, language, colour) = (patient(app, &meant)?, language(lang), !mono);
            let plan = plan.map(|name| named_plan(app, patient, &name)).transpose()?;
            written(app, &app.plan_report(&PlanRequest { patient, plan, language, colour })?, &out)
        }
        Report::Prescription(paper) => {
            let (prescription, language) = (paper.id.into(), language(paper.lang));
            let request = PrescriptionRequest { prescription, language, colour: !paper.mono };
            written(app, &app.prescription_report(&request)?, &paper.out)
        }
        Report::Batch(batch) => batch::run(app, batch),
        Report::Certificate(order) => letter::certificate(app, order),
        Report::Referral(order) => letter::referral(app, order),
        Report::Recall(order) => letter::recall(app, order),
        Report::Letter { id, out, mono } => letter::again(app, id, &out, mono),
        Report::Carnet(order) => letter::carnet(app, &order),
        Report::Consent { id, out, mono } => {
            let request = ConsentRequest { consent: id.into(), colour: !mono };
            written(app, &app.consent_report(&request)?, &out)
        }
    }
}

pub(super) fn written(app: &App, preview: &ReportPreview, out: &Path) -> Done {
    app::file::write(out, &app.issue(preview.report, &Way::Saved.into())?.pdf)?;
    say(format!("{} · {} pages · {} bytes", out.display(), preview.pages.len(), preview.bytes));
    DONE
}

/// The plan of this name; of several, the last one drawn up.
fn named_plan(app: &App, patient: PatientId, name: &str) -> anyhow::Result<PlanId> {
    let plans = app.plans(patient)?.plans;
    let found = plans.iter().rev().find(|plan| plan.name == name);
    Ok(found.map(|plan| plan.id).ok_or(app::Error::NotFound("treatment_plan"))?)
}

pub(super) fn language(lang: Lang) -> Language {
    match lang {
        Lang::Es => Language::Es,
        Lang::En => Language::En,
    }
}
