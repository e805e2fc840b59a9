//! What the demo's patients answered to the house's questions: nothing else than what their history says.

use domain::{
    health::{Category, HealthItem},
    questionnaire::{Answer, Answers, Informant, Questionnaire, Reply, Said},
};
use reports::texts::Language;

use super::{health::Asked, random::Random};

/// Questions to which several lines of the history are a yes, by the names of those lines.
const YES: [(&str, &[&str]); 5] = [
    ("anticoagulants", &["acenocoumarol", "apixaban"]),
    ("heart", &["atrial_fibrillation", "prosthetic_valve"]),
    ("diabetes", &["diabetes_2"]),
    ("lungs", &["asthma"]),
    ("bones", &["alendronate"]),
];

/// The sheet that goes with a history.
pub(super) fn sheet(random: &mut Random, asked: Asked, items: &[HealthItem]) -> Answers {
    let (house, texts) = (Questionnaire::house(), Language::Es.texts());
    let answers = house.questions.iter().map(|question| {
        let meant = |item: &&HealthItem| match question.code.as_str() {
            "medication" => item.category == Category::Medication,
            "allergy_drug" => item.category == Category::Allergy && !is_material(item),
            "allergy_other" => is_material(item),
            code => {
                let several = YES.iter().find(|(asked, _)| *asked == code).map_or(&[][..], |(_, lines)| lines);
                item.code == question.proposes || several.contains(&item.code.as_str())
            }
        };
        let named: Vec<&str> = items.iter().filter(meant).map(|item| item.name.as_str()).collect();
        let (said, note) = match (question.reply, question.code.as_str()) {
            (Reply::Text, "reason") => (Said::Nothing, "Revisión".to_owned()),
            (Reply::Text, _) => (Said::Nothing, String::new()),
            (Reply::YesNo, _) if named.is_empty() => (Said::No, String::new()),
            (Reply::YesNo, _) => (Said::Yes, named.join(", ")),
        };
        let (code, asked) = (question.code.clone(), texts.text(&format!("question-{}", question.code)));
        Answer { code, asked, said, note }
    });
    Answers {
        id: random.id(),
        patient: asked.patient,
        questionnaire: house.id,
        version: house.version,
        answers: answers.collect(),
        informant: if asked.age < 18.0 { Informant::Guardian } else { Informant::Patient },
        filled_on: asked.on,
        recorded_at: super::midday(asked.on),
        by: asked.by,
    }
}

fn is_material(item: &HealthItem) -> bool {
    matches!(item.code.as_str(), "latex" | "nickel")
}
