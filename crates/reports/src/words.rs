//! Values of the domain in words: by the stable names under which they are kept, as the screen says them.

use domain::{finding::Finding, perio::Share, prescription::Medicine, rules};
use fluent_bundle::FluentValue;
use serde::Serialize;
use serde_json::Value;

use crate::{
    prescription_report,
    texts::{Language, Texts},
};

/// The stable name of a value without fields.
pub fn code(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The word for a value: the text under its name.
pub fn word(texts: &Texts, prefix: &str, value: &impl Serialize) -> String {
    texts.text(&format!("{prefix}-{}", code(value)))
}

/// The sentence for a reason: its code names the text, the rest are its gaps.
pub fn sentence(language: Language, prefix: &str, reason: &impl Serialize) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(reason) else { return String::new() };
    let code = fields.get("code").and_then(Value::as_str).unwrap_or_default();
    let gaps: Vec<(&str, FluentValue<'_>)> = fields
        .iter()
        .filter(|(name, _)| *name != "code")
        .map(|(name, value)| (name.as_str(), gap(language, name, value)))
        .collect();
    language.texts().fill(&format!("{prefix}-{code}"), &gaps)
}

/// What fills a gap. Fractions are kept as whole numbers, and their names say of what.
fn gap(language: Language, name: &str, value: &Value) -> FluentValue<'static> {
    let texts = language.texts();
    let number = value.as_i64().unwrap_or(0);
    match (name, value) {
        ("level" | "risk", Value::String(level)) => texts.text(&format!("risk-level-{level}")).to_lowercase().into(),
        ("questions", Value::Array(codes)) => {
            let asked = codes.iter().filter_map(Value::as_str).map(|code| texts.text(&format!("risk-question-{code}")));
            asked.collect::<Vec<_>>().join("; ").into()
        }
        ("permille" | "tenthsMm" | "hba1cTenths", Value::Number(_)) => {
            decimal(language, number as f64 / 10.0, usize::from(number % 10 != 0)).into()
        }
        ("hundredths", _) => decimal(language, number as f64 / 100.0, 2).into(),
        (_, Value::Array(list)) => list.iter().map(plain).collect::<Vec<_>>().join(", ").into(),
        (_, Value::Number(_) | Value::Null) => FluentValue::from(number),
        (_, other) => plain(other).into(),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A number with so many decimals, with the comma of its language.
pub fn decimal(language: Language, value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    match language {
        Language::Es => text.replace('.', ","),
        Language::En => text,
    }
}

/// "24 % (41/174)": never a percentage without its fraction; of nothing, that it was not examined.
pub fn share(language: Language, share: Share) -> String {
    match share.percent() {
        Some(percent) => format!("{} % ({}/{})", decimal(language, percent.round(), 0), share.n, share.of),
        None => language.texts().text("perio-not-examined"),
    }
}

/// "36 Caries OM · dentina, patología": a finding as it was charted.
pub fn finding(texts: &Texts, finding: &Finding) -> String {
    let teeth: Vec<String> = finding.targets.iter().map(|target| target.tooth.to_string()).collect();
    let key = format!("rule-{}", finding.rule);
    let status = code(&finding.status);
    let name = if texts.has(&key) {
        texts.with(&key, "status", &status)
    } else {
        texts.with("report-unknown-rule", "rule", &finding.rule)
    };
    let faces = finding.targets.first().map(|target| finding.surfaces.letters_on(target.tooth)).unwrap_or_default();
    let attribute = rules::find(&finding.rule).and_then(|rule| rule.attribute);
    let detail = attribute
        .and_then(|attribute| finding.attribute().map(|value| format!("detail-{}-{value}", attribute.name)))
        .filter(|key| texts.has(key))
        .map(|key| texts.text(&key));
    let said = [teeth.join(", "), name, faces].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let said = [Some(said.join(" ")), detail, Some(texts.text(&format!("status-{status}")))];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A medicine with its posology, as a prescription has it.
pub fn medicine(texts: &Texts, item: &Medicine) -> String {
    let said =
        [prescription_report::name(texts, item), prescription_report::posology(texts, item), item.instructions.clone()];
    said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(". ")
}

#[cfg(test)]
mod tests {
    use domain::perio::{Missing, Reason, Stage};

    use super::*;

    fn told(reason: &Reason) -> String {
        sentence(Language::Es, "perio-reason", reason)
    }

    #[test]
    fn a_reason_is_told_as_the_screen_tells_it() {
        let tooth = domain::Tooth::new(36).expect("a tooth");
        let loss = Reason::Loss { tooth, mm: 5, stage: Stage::III };
        assert_eq!(told(&loss), "NIC interdental de 5 mm en 36: estadio III.");
        assert_eq!(told(&Reason::Bleeding { permille: 245 }), "Sangra el 24,5 % de los sitios.");
        assert_eq!(told(&Reason::BoneForAge { hundredths: 105 }), "Pérdida ósea entre edad: 1,05.");
        assert_eq!(told(&Reason::Diabetes { hba1c_tenths: None }), "Diabetes.");
        assert_eq!(told(&Reason::Diabetes { hba1c_tenths: Some(72) }), "Diabetes, HbA1c 7,2 %.");
        assert_eq!(told(&Reason::Phenotype { exceeding: true }), "La destrucción supera lo que explica el biofilm.");
        let missing = sentence(Language::En, "perio-missing", &Missing::CauseOfLoss { n: 3 });
        assert!(missing.contains('3'), "{missing}");
    }

    #[test]
    fn a_percentage_never_stands_without_its_fraction() {
        assert_eq!(share(Language::Es, Share { n: 41, of: 174 }), "24 % (41/174)");
        assert_eq!(share(Language::Es, Share::default()), "no explorado");
    }
}
