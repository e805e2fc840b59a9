//! What one position counts as.

use super::CariesVariant;
use crate::{
    Surface, Surfaces, Tooth,
    finding::{Part, Status},
    odontogram::{Chart, Held, InForce, Presence, expected},
    tooth::ToothClass,
};

/// A position, judged by the rules of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// Not erupted, gone by nature, or a third molar nobody ever charted.
    NotThere,
    /// Nothing that counts.
    Sound,
    /// Decayed, also where it is filled.
    Decayed { decayed_faces: u32, filled_faces: u32, enamel_only: bool },
    /// Filled and not decayed.
    Filled { faces: u32 },
    /// Lost, as the variant counts it.
    Missing,
    /// Lost for a cause that does not count, or not seen because an abutment covers it.
    NotCounted,
    /// Lost, and nobody said why.
    MissingUnknown,
    /// Crowned, and nobody said why.
    CrownUnknown,
}

/// The faces of a tooth as surveys count them: the neck belongs to the vestibular one.
const COUNTED: [Surface; 6] =
    [Surface::Mesial, Surface::Occlusal, Surface::Incisal, Surface::Distal, Surface::Vestibular, Surface::Lingual];

/// How many faces count: five behind, four in front (WHO).
pub(super) fn faces(tooth: Tooth) -> u32 {
    match tooth.class() {
        ToothClass::Incisor | ToothClass::Canine => 4,
        ToothClass::Premolar | ToothClass::Molar => 5,
    }
}

/// Whether a primary tooth stands: once its successor is there, the permanent one is judged (WHO), and at its age it
/// falls out by nature, unless the successor never came.
pub fn primary_stands(chart: &Chart, tooth: Tooth, age_years: Option<f32>) -> bool {
    let Some(heir) = tooth.counterpart().filter(|_| tooth.is_primary()) else { return false };
    let heir_charted = on(chart, heir).any(|(held, part)| !held.finding.status.is_ahead() && part.role != Part::Anchor);
    let heir_never_came = chart.presence(heir, age_years) == Presence::Faded;
    let in_time = expected(tooth, age_years) && !heir_charted;
    chart.presence(tooth, age_years) == Presence::Present && (in_time || heir_never_came)
}

/// Judges one position.
pub(super) fn see(chart: &Chart, tooth: Tooth, age: Option<f32>, variant: CariesVariant, any_cause: bool) -> Seen {
    if chart.is_absent(tooth) || chart.stands_on(tooth, "implant") {
        // A milk tooth whose time is over would be gone anyway.
        let in_time = !tooth.is_primary() || expected(tooth, age);
        return if in_time { gap(chart.cause_of_absence(tooth), any_cause) } else { Seen::NotThere };
    }
    let third = tooth.position() == 8;
    let stands = if tooth.is_primary() {
        primary_stands(chart, tooth, age)
    } else {
        chart.presence(tooth, age) == Presence::Present && !(third && on(chart, tooth).next().is_none())
    };
    if stands { standing(chart, tooth, variant) } else { Seen::NotThere }
}

fn gap(cause: Option<&str>, any_cause: bool) -> Seen {
    match cause {
        Some("unerupted") => Seen::NotThere,
        Some("caries") => Seen::Missing,
        _ if any_cause => Seen::Missing,
        Some("periodontal" | "trauma" | "orthodontic" | "agenesis" | "other") => Seen::NotCounted,
        // A bridge or an implant says that the tooth is gone, not why.
        Some(_) | None => Seen::MissingUnknown,
    }
}

/// The findings on a tooth, each with what is left of it there.
fn on(chart: &Chart, tooth: Tooth) -> impl Iterator<Item = (&InForce, Held)> {
    chart
        .in_force()
        .iter()
        .flat_map(move |held| held.teeth.iter().filter(move |part| part.tooth == tooth).map(move |part| (held, *part)))
}

fn standing(chart: &Chart, tooth: Tooth, variant: CariesVariant) -> Seen {
    let (mut decayed, mut filled) = (Surfaces::NONE, Surfaces::NONE);
    let (mut enamel_only, mut rotten, mut crowned, mut abutment, mut to_go) = (true, false, false, false, false);
    for (held, part) in on(chart, tooth) {
        let finding = &held.finding;
        let value = finding.attribute();
        if finding.rule == "extraction" && finding.status != Status::DoneHere {
            to_go |= value.is_none_or(|cause| cause == "caries");
        }
        if finding.status.is_ahead() {
            continue;
        }
        match finding.rule.as_str() {
            "caries" if value != Some("white_spot") => {
                decayed = part.surfaces.iter().fold(decayed, Surfaces::with);
                enamel_only &= value == Some("enamel");
                rotten |= part.surfaces.is_empty();
            }
            // WHO: waiting for a filling is decayed. Peru: no filling, and no caries is seen.
            "temporary" if variant != CariesVariant::Peru188 => {
                decayed = part.surfaces.iter().fold(decayed, Surfaces::with);
                enamel_only = false;
            }
            "root_remnant" => rotten = true,
            "restoration" if value == Some("veneer") => crowned = true,
            "restoration" => filled = part.surfaces.iter().fold(filled, Surfaces::with),
            "crown" => crowned = true,
            "bridge" => abutment |= part.role == Part::Abutment,
            _ => {}
        }
    }
    if to_go && variant == CariesVariant::Ecuador033 {
        return Seen::Missing;
    }
    let (decayed_faces, filled_faces) = (counted(decayed), counted(filled.without(decayed)));
    if rotten {
        return Seen::Decayed { decayed_faces: faces(tooth), filled_faces: 0, enamel_only: false };
    }
    if decayed_faces > 0 {
        return Seen::Decayed { decayed_faces, filled_faces, enamel_only };
    }
    match (crowned, abutment, variant) {
        (true, _, CariesVariant::Ecuador033) => Seen::Filled { faces: faces(tooth) },
        (_, true, _) => Seen::NotCounted,
        (true, false, _) => Seen::CrownUnknown,
        (false, false, _) if filled_faces > 0 => Seen::Filled { faces: filled_faces },
        (false, false, _) => Seen::Sound,
    }
}

fn counted(surfaces: Surfaces) -> u32 {
    let neck = surfaces.has(Surface::Cervical) && !surfaces.has(Surface::Vestibular);
    let faces = COUNTED.into_iter().filter(|face| surfaces.has(*face)).count();
    u32::try_from(faces).unwrap_or(0) + u32::from(neck)
}
