//! The templates a clinic begins with, in the house's own words.

mod en;
mod es;

use uuid::Uuid;

use super::NoteTemplate;
use crate::{TemplateId, note::Sections};

/// In which language they are worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum House {
    /// Spanish.
    Es,
    /// English.
    En,
}

/// One template as it is written down.
struct Written {
    name: &'static str,
    reason: &'static str,
    exploration: &'static str,
    diagnosis: &'static str,
    treatment: &'static str,
    anaesthesia: &'static str,
    instructions: &'static str,
    plan: &'static str,
}

/// The ids under which a clinic's changed versions stand in their place: these, counted on. "EsmalteTemplates".
const FIRST: u128 = 0x45736d61_6c74_8554_a56d_706c61746573;

/// The templates of the house: the same ids on every workstation.
pub fn house(language: House) -> Vec<NoteTemplate> {
    let (written, offset) = match language {
        House::Es => (&es::TEMPLATES, 0),
        House::En => (&en::TEMPLATES, 0x100),
    };
    (FIRST + offset..).zip(written).map(|(id, written)| template(id, written)).collect()
}

fn template(id: u128, written: &Written) -> NoteTemplate {
    NoteTemplate {
        id: TemplateId(Uuid::from_u128(id)),
        name: written.name.to_owned(),
        sections: Sections {
            reason: written.reason.to_owned(),
            exploration: written.exploration.to_owned(),
            diagnosis: written.diagnosis.to_owned(),
            treatment: written.treatment.to_owned(),
            anaesthesia: written.anaesthesia.to_owned(),
            instructions: written.instructions.to_owned(),
            plan: written.plan.to_owned(),
            remarks: String::new(),
        },
        retired: false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::template::field::{Field, fields};

    #[test]
    fn each_passes_its_own_check_has_its_own_id_and_knows_its_fields() {
        let all: Vec<NoteTemplate> = [House::Es, House::En].into_iter().flat_map(house).collect();
        let ids: BTreeSet<_> = all.iter().map(|template| template.id).collect();
        assert_eq!((all.len(), ids.len()), (14, 14));
        for template in &all {
            assert_eq!(template.check(), Ok(()), "{}", template.name);
            for (section, text) in template.sections.each() {
                assert_eq!(text, crate::text::clean(text), "{} {section}", template.name);
                let unknown = fields(text).find(|field| matches!(field, Field::Unknown(_)));
                assert_eq!(unknown, None, "{} {section}", template.name);
            }
        }
    }

    #[test]
    fn both_languages_ask_the_same() {
        let asked = |language| -> Vec<Vec<usize>> {
            let count =
                |template: &NoteTemplate| template.sections.each().map(|(_, text)| fields(text).count()).to_vec();
            house(language).iter().map(count).collect()
        };
        assert_eq!(asked(House::Es), asked(House::En));
    }
}
