//! A consent on paper: every word as it was read, the decision, the signature as it was drawn, and what became of it.

use chrono::NaiveDate;
use domain::consent::{Consent, ConsentDecision, ConsentSignature};

use crate::{
    frame::{Frame, body, revoked, small},
    palette::INK,
    scene::{Document, Error, Style},
    signature::Signature,
    texts::Texts,
    typeset::{Block, Slab},
};

/// All that a consent on paper is made of.
#[derive(Debug, Clone)]
pub struct ConsentReport<'a> {
    /// Whose paper, of whom, how.
    pub frame: Frame,
    /// What was decided.
    pub consent: &'a Consent,
    /// When and why it was taken back, if it was.
    pub withdrawn: Option<(NaiveDate, String)>,
}

impl ConsentReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.frame.texts();
        let beside = texts.long_date(self.consent.signed_on);
        Ok(self.frame.document(&self.consent.title, &beside, self.matter(texts)))
    }

    fn matter(&self, texts: &Texts) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some((day, why)) = &self.withdrawn {
            blocks.extend(revoked(texts.with("report-consent-withdrawn", "date", &texts.date(*day)), why));
        }
        for paragraph in self.consent.text.split('\n') {
            match paragraph.trim() {
                "" => blocks.push(Block::Space(2.2)),
                words => blocks.push(Block::Paragraph(words.to_owned(), Style::new(9.4, INK))),
            }
        }
        blocks.push(Block::Space(5.0));
        blocks.push(Block::Drawing(self.signed(texts)));
        blocks.push(Block::Space(4.0));
        blocks.extend(self.facts(texts).into_iter().map(|fact| Block::Paragraph(fact, small())));
        blocks
    }

    /// What was decided, by whom, and the signature over its line.
    fn signed(&self, texts: &Texts) -> Slab {
        let consent = self.consent;
        let decision = match consent.decision {
            ConsentDecision::Given => "report-consent-given",
            ConsentDecision::Declined => "report-consent-declined",
        };
        let signer = &consent.signer;
        let mut who = vec![(texts.text(decision), Style::new(11.0, INK).bold()), (signer.name.clone(), body())];
        if signer.guardian {
            who.push((texts.with("report-consent-relation", "relation", &signer.relation), body()));
            who.push((texts.with("report-consent-document", "document", &signer.document), body()));
        }
        who.push((texts.with("report-consent-informer", "name", &consent.informer), body()));
        let method = match &consent.signature {
            ConsentSignature::Drawn { .. } => "report-consent-drawn",
            ConsentSignature::Typed { .. } => "report-consent-typed",
            ConsentSignature::Unsigned => "report-consent-unsigned",
        };
        Signature { who, hand: &consent.signature, under: texts.text(method) }.slab(self.frame.measure())
    }

    /// By what the paper is known again.
    fn facts(&self, texts: &Texts) -> Vec<String> {
        let consent = self.consent;
        let version = consent.version.to_string();
        let mut facts = vec![
            texts.with("report-consent-version", "version", &version),
            texts.with("report-consent-digest", "digest", &consent.digest),
        ];
        if let Some(last) = consent.valid_until {
            facts.insert(0, texts.with("report-consent-expires", "date", &texts.date(last)));
        }
        facts
    }
}
