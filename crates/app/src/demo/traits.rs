//! What is seldom seen: how teeth grew, where they stand, what broke or wore, and what orthodontists put on.
//!
//! Shares are our choice, larger than in life, so that a practice of a few hundred shows every finding. A tooth gets
//! one of them at most, and only one that nothing else was said of.

use domain::{Surfaces, Tooth, odontogram::expected};

use super::{
    charting::Stage,
    course::{Course, Said},
    visit::age_on,
};

/// One line: the finding with its value, on which teeth and faces, at which ages, how often.
struct Trait {
    rule: &'static str,
    value: Option<&'static str>,
    teeth: &'static [u8],
    faces: &'static str,
    ages: (f32, f32),
    share: f32,
}

const fn seen(rule: &'static str, teeth: &'static [u8], share: f32) -> Trait {
    Trait { rule, value: None, teeth, faces: "", ages: (14.0, 90.0), share }
}

static TRAITS: &[Trait] = &[
    seen("peg", &[12], 0.02),
    seen("microdontia", &[22], 0.02),
    seen("macrodontia", &[11], 0.01),
    Trait { value: Some("mesial"), ..seen("rotation", &[34], 0.05) },
    Trait { value: Some("distal"), ..seen("rotation", &[15], 0.03) },
    seen("supernumerary", &[11, 21], 0.02),
    seen("diastema", &[11, 21], 0.06),
    seen("fusion", &[31, 32], 0.01),
    seen("gemination", &[42], 0.01),
    seen("transposition", &[13, 14], 0.01),
    seen("ectopic", &[23], 0.02),
    Trait { ages: (13.0, 45.0), ..seen("impaction", &[38], 0.12) },
    Trait { ages: (12.5, 14.0), ..seen("erupting", &[37], 0.6) },
    Trait { ages: (40.0, 90.0), ..seen("extruded", &[27], 0.05) },
    seen("intruded", &[41], 0.01),
    Trait { value: Some("vestibular"), ..seen("malposition", &[33], 0.04) },
    Trait { value: Some("lingual"), ..seen("malposition", &[45], 0.03) },
    Trait { ages: (13.0, 25.0), ..seen("deep_fissures", &[47], 0.3) },
    Trait { faces: "V", value: Some("opacity"), ..seen("enamel_defect", &[21], 0.04) },
    Trait { faces: "V", value: Some("fluorosis"), ..seen("enamel_defect", &[24], 0.02) },
    Trait { faces: "OV", value: Some("mild"), ages: (7.0, 18.0), ..seen("him", &[16], 0.15) },
    Trait { faces: "O", value: Some("severe"), ages: (7.0, 18.0), ..seen("him", &[46], 0.1) },
    Trait { faces: "I", value: Some("attrition"), ages: (45.0, 90.0), ..seen("wear", &[43], 0.2) },
    Trait { faces: "I", value: Some("erosion"), ages: (18.0, 45.0), ..seen("wear", &[11], 0.03) },
    Trait { value: Some("crown"), ages: (8.0, 40.0), ..seen("fracture", &[21], 0.04) },
    Trait { value: Some("1"), ages: (50.0, 90.0), ..seen("mobility", &[31], 0.12) },
];

/// Gives a mouth what chance has for it, as it was at the last visit; `sound` are the teeth of which nothing is told.
pub(super) fn give(course: &mut Course<'_>, sound: &[Tooth]) {
    let Some(last) = course.case.visits.last().copied() else {
        return;
    };
    let age = age_on(course.case.birth, last.checkup);
    let named = |tooth: &Tooth| course.entries.iter().any(|entry| entry.draft.teeth.contains(tooth));
    let mut free: Vec<Tooth> = sound.iter().copied().filter(|tooth| !named(tooth)).collect();
    free.retain(|tooth| expected(*tooth, Some(age)));
    for line in TRAITS {
        let teeth: Vec<Tooth> = line.teeth.iter().filter_map(|code| Tooth::new(*code).ok()).collect();
        let fits = line.ages.0 <= age && age < line.ages.1 && teeth.iter().all(|tooth| free.contains(tooth));
        if !fits || !course.random.chance(line.share) {
            continue;
        }
        let mut said = Said::seen(line.rule, &teeth, Stage::Disease);
        said = said.faces(Surfaces::parse(line.faces).unwrap_or_default());
        course.say(last.checkup, line.value.map_or(said, |value| said.value(value)), "");
        free.retain(|tooth| !teeth.contains(tooth));
    }
    note(course, &free);
    braces(course, age, &free);
}

fn note(course: &mut Course<'_>, free: &[Tooth]) {
    let day = course.case.visits[0].checkup;
    if let Some(tooth) = free.first().filter(|tooth| expected(**tooth, Some(age_on(course.case.birth, day))))
        && course.random.chance(0.06)
    {
        let words =
            course.random.pick(&["Vigilar en la próxima revisión", "Refiere golpe de niño", "Sensible al aire"]);
        course.say(day, Said::seen("note", &[*tooth], Stage::Disease), words);
    }
}

/// A plate for a child, brackets for a youth: found, proposed or put on here.
fn braces(course: &mut Course<'_>, age: f32, free: &[Tooth]) {
    let Some(last) = course.case.visits.last().copied() else {
        return;
    };
    let ends: Vec<Tooth> = [14, 24].into_iter().filter_map(|code| Tooth::new(code).ok()).collect();
    let (rule, teeth) = match ends.as_slice() {
        [one, _] if (7.0..12.0).contains(&age) => ("removable_appliance", vec![*one]),
        [one, other] if (12.0..20.0).contains(&age) && ends.iter().all(|tooth| free.contains(tooth)) => {
            ("fixed_appliance", one.span(*other).unwrap_or_default())
        }
        _ => return,
    };
    if !course.random.chance(0.4) {
        return;
    }
    let said = Said::seen(rule, &teeth, Stage::Replaced);
    match (course.random.chance(0.4), last.treatment) {
        (true, _) => course.say(last.checkup, said, ""),
        (false, Some(day)) => {
            course.say(last.checkup, said.planned(), "");
            course.say(day, said.done(), "");
        }
        (false, None) => course.say(last.checkup, said.planned(), ""),
    }
}
