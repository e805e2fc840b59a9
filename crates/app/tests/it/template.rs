//! Templates of notes: the house's own, a clinic's, and how their fields are filled.

use std::collections::BTreeMap;

use app::{
    ErrorCode,
    template::{Filling, TemplateForm, TemplateQuestion, TemplateView},
};
use domain::{note::Sections, staff::Role};

use crate::kit::{Kit, code, faults};

fn named(kit: &Kit, name: &str) -> Option<TemplateView> {
    kit.app.templates().unwrap().into_iter().find(|template| template.name == name)
}

fn text(treatment: &str) -> Sections {
    Sections { treatment: treatment.to_owned(), ..Sections::default() }
}

#[test]
fn one_of_the_house_becomes_the_clinics_own_and_goes_and_comes() {
    let kit = Kit::founded();
    assert_eq!(kit.app.templates().unwrap().len(), 7);
    let TemplateView { id, name, clocks, .. } = named(&kit, "Obturación").unwrap();
    let changed = TemplateForm { id: Some(id), clocks, name: name.clone(), sections: text("Composite en {{diente}}") };
    assert_eq!(kit.app.save_template(&changed).unwrap(), id);
    let own = named(&kit, &name).unwrap();
    assert_eq!((kit.app.templates().unwrap().len(), own.sections.treatment.as_str()), (7, "Composite en {{diente}}"));
    kit.app.retire_template(id).unwrap();
    assert_eq!(named(&kit, &name), None);
    kit.app.restore_template(id).unwrap();
    assert_eq!(named(&kit, &name).unwrap().sections, own.sections);
    let untouched = named(&kit, "Higiene").unwrap();
    kit.app.retire_template(untouched.id).unwrap();
    assert_eq!(named(&kit, "Higiene"), None);
    kit.app.restore_template(untouched.id).unwrap();
    assert_eq!(named(&kit, "Higiene").unwrap().sections, untouched.sections);
}

#[test]
fn a_template_needs_a_name_and_a_text_and_whoever_runs_the_clinic() {
    let kit = Kit::founded();
    let form = |name: &str, sections| TemplateForm { id: None, clocks: String::new(), name: name.to_owned(), sections };
    let refused = faults(kit.app.save_template(&form(" ", Sections::default())));
    assert_eq!(refused, ["name: required", "sections: required"]);
    kit.app.save_template(&form("Férula", text("Férula"))).unwrap();
    let javier = kit.hire("Javier", Role::Dentist);
    kit.app.sign_in(javier, "contraseña").unwrap();
    assert!(named(&kit, "Férula").is_some());
    assert_eq!(code(kit.app.save_template(&form("Otra", text("x")))), ErrorCode::Forbidden);
}

#[test]
fn known_fields_are_filled_asked_ones_are_asked_and_unknown_ones_are_named_and_stay() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let sections = text("{{paciente}}, {{fecha}}: {{diente}} con {{?color}}, {{dinete}}. {{diente}}");
    let filling = |answers: &[(&str, &str)]| Filling {
        sections: sections.clone(),
        patient: Some(patient),
        answers: answers
            .iter()
            .map(|(asked, said)| ((*asked).to_owned(), (*said).to_owned()))
            .collect::<BTreeMap<_, _>>(),
    };
    let filled = kit.app.fill_template(&filling(&[])).unwrap();
    assert_eq!(filled.sections.treatment, "Ana, 22/11/2026: {{diente}} con {{?color}}, {{dinete}}. {{diente}}");
    assert_eq!(filled.questions, [TemplateQuestion::Tooth, TemplateQuestion::Worded("color".to_owned())]);
    assert_eq!(filled.unknown, ["dinete"]);
    let filled = kit.app.fill_template(&filling(&[("tooth", "36"), ("color", " ")])).unwrap();
    assert_eq!(filled.sections.treatment, "Ana, 22/11/2026: 36 con {{?color}}, {{dinete}}. 36");
}
