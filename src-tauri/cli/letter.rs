//! Letters without a window: each is issued, kept, and written as a paper.

use std::{collections::BTreeMap, path::PathBuf};

use app::{
    App,
    letter::{LetterDraft, LetterForm, LetterTemplateView},
    report::{CarnetRequest, LetterRequest},
};
use chrono::NaiveDate;
use domain::{LetterId, letter::LetterKind};
use uuid::Uuid;

use super::{
    Lang,
    commands::Done,
    output::say,
    patient,
    report::{language, written},
};

/// What every letter is told.
#[derive(clap::Args)]
pub(crate) struct Letter {
    /// Id or history number
    #[arg(long)]
    patient: String,
    /// File to write
    #[arg(long)]
    out: PathBuf,
    /// Language of the letter
    #[arg(long, value_enum, default_value_t = Lang::Es)]
    lang: Lang,
    /// For a black-and-white printer
    #[arg(long)]
    mono: bool,
}

/// That somebody was here.
#[derive(clap::Args)]
pub(crate) struct Certificate {
    #[command(flatten)]
    letter: Letter,
    /// Day of the visit (YYYY-MM-DD) [default: of the last visit]
    #[arg(long)]
    date: Option<NaiveDate>,
    /// Since when (HH:MM) [default: as the visit began]
    #[arg(long)]
    from: Option<String>,
    /// Until when (HH:MM) [default: as the visit ended]
    #[arg(long)]
    to: Option<String>,
    /// Who came along: the certificate is for them
    #[arg(long, requires = "relation")]
    companion: Option<String>,
    /// As what they came along: mother, son, friend
    #[arg(long)]
    relation: Option<String>,
}

/// To a colleague.
#[derive(clap::Args)]
pub(crate) struct Referral {
    #[command(flatten)]
    letter: Letter,
    /// To whom
    #[arg(long)]
    to: String,
    /// Department and address
    #[arg(long, default_value = "")]
    place: String,
    /// Why
    #[arg(long)]
    reason: String,
    /// Findings on this tooth go along; alerts always do
    #[arg(long)]
    tooth: Option<u8>,
}

/// To come again.
#[derive(clap::Args)]
pub(crate) struct Recall {
    #[command(flatten)]
    letter: Letter,
    /// From when (YYYY-MM-DD) [default: as was decided]
    #[arg(long)]
    date: Option<NaiveDate>,
}

pub(super) fn certificate(app: &App, order: Certificate) -> Done {
    let template = template(app, LetterKind::Certificate, order.letter.lang, order.companion.is_some())?;
    let answers = [
        ("visit_date", order.date.map(|day| day.to_string())),
        ("visit_from", order.from),
        ("visit_to", order.to),
        ("companion", order.companion),
        ("relation", order.relation),
    ];
    issue(app, &order.letter, &template, answers.into(), None)
}

pub(super) fn referral(app: &App, order: Referral) -> Done {
    let template = template(app, LetterKind::Referral, order.letter.lang, false)?;
    let answers =
        [("recipient", Some(order.to)), ("recipient_place", Some(order.place)), ("reason", Some(order.reason))];
    issue(app, &order.letter, &template, answers.into(), order.tooth)
}

pub(super) fn recall(app: &App, order: Recall) -> Done {
    let template = template(app, LetterKind::Recall, order.letter.lang, false)?;
    issue(app, &order.letter, &template, [("recall_date", order.date.map(|day| day.to_string()))].into(), None)
}

pub(super) fn carnet(app: &App, order: &Letter) -> Done {
    let patient = patient(app, &order.patient)?;
    let request = CarnetRequest { patient, language: language(order.lang), colour: !order.mono };
    written(app, &app.carnet_report(&request)?, &order.out)
}

/// Prints again what was issued.
pub(super) fn again(app: &App, id: Uuid, out: &std::path::Path, mono: bool) -> Done {
    written(app, &app.letter_report(&LetterRequest { letter: LetterId(id), colour: !mono })?, out)
}

/// The clinic's text of this kind; of certificates, the one that asks who came along, or one that does not.
fn template(app: &App, kind: LetterKind, lang: Lang, companion: bool) -> anyhow::Result<LetterTemplateView> {
    let code = match lang {
        Lang::Es => "es",
        Lang::En => "en",
    };
    let fits = |one: &LetterTemplateView| {
        let asks = one.asks.iter().any(|ask| ask.field == "companion");
        one.letter == kind && one.language == code && !one.retired && asks == companion
    };
    let found = app.letter_templates()?.into_iter().find(fits);
    Ok(found.ok_or(app::Error::NotFound("letter_template"))?)
}

/// Answers what was said, and as the record proposes what was not; takes along what is an alert or on the tooth.
fn issue(
    app: &App,
    order: &Letter,
    template: &LetterTemplateView,
    said: BTreeMap<&str, Option<String>>,
    tooth: Option<u8>,
) -> Done {
    let patient = patient(app, &order.patient)?;
    let begin = app.begin_letter(patient, template.id)?;
    let answer =
        |field: &str, proposed: &str| said.get(field).cloned().flatten().unwrap_or_else(|| proposed.to_owned());
    let takes = |teeth: &[domain::Tooth]| teeth.iter().any(|one| Some(one.code()) == tooth);
    let draft = LetterDraft {
        template: template.id,
        signer: app.session()?.staff,
        answers: begin.asks.iter().map(|ask| (ask.field.clone(), answer(&ask.field, &ask.proposed))).collect(),
        details: begin.details.iter().filter(|one| one.proposed || takes(&one.teeth)).map(|one| one.id).collect(),
    };
    let read = app.letter_wording(patient, &draft)?.wording.digest;
    let letter = app.issue_letter(patient, &LetterForm { draft, read })?;
    say(format!("issued {letter}"));
    again(app, letter.0, &order.out, order.mono)
}
