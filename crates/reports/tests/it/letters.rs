//! Letters and the child's card: what must stand on them, and text of any kind.

use reports::{CarnetReport, Document, Frame, Language, LetterReport, sample};

use crate::papers::{hostile, is_sound};

fn letter(word: &str, text: &str, colour: bool) -> Document {
    let addressee = format!("{word}\nCalle Mayor 3\n46001 Valencia");
    LetterReport {
        frame: Frame { patient: None, colour, ..sample::frame() },
        title: word,
        addressee: &addressee,
        text,
        signer: word,
        licence: word,
        date: sample::day(),
    }
    .render()
    .expect("renders")
}

fn carnet(name: &str, age: f32, language: Language, colour: bool) -> Document {
    CarnetReport {
        frame: Frame { patient: None, language, colour, ..sample::frame() },
        name,
        date: sample::day(),
        age_years: Some(age),
        chart: &sample::chart(&sample::child()),
        fluoride_on: Some(sample::day()),
        next_on: None,
    }
    .render()
    .expect("renders")
}

#[test]
fn words_of_any_kind_stay_on_the_letter() {
    for word in hostile() {
        is_sound(&letter(&word, &format!("# {word}\n- {word}\n\n{word}"), true));
    }
}

#[test]
fn every_word_of_the_text_is_on_paper_with_whoever_signs_and_the_same_words_give_the_same_bytes() {
    let text = "Consta que estuvo.\n\n# Alergias\n- Penicilina (grave)\n- Látex\n\nUn saludo.";
    let document = letter("Laura Roca", text, false);
    let page = document.pages_svg().concat();
    for word in
        ["Consta que estuvo.", "Alergias", "Penicilina (grave)", "Un saludo.", "Firma y sello", "46001 Valencia"]
    {
        assert!(page.contains(word), "{word}");
    }
    assert!(!page.contains("# Alergias") && page.contains("N.º de colegiado Laura Roca"));
    assert_eq!(document.to_pdf().expect("writes"), letter("Laura Roca", text, false).to_pdf().expect("writes"));
}

#[test]
fn a_long_letter_runs_on_and_its_signature_is_never_alone() {
    let text = "Una línea cualquiera de una carta larga, que sigue y sigue hasta el final del renglón.\n".repeat(120);
    let document = letter("Laura Roca", &text, true);
    assert!(document.pages.len() > 1);
    is_sound(&document);
}

#[test]
fn a_childs_card_is_one_page_in_both_languages_and_never_frightens() {
    for (age, language) in [(3.0, Language::Es), (8.0, Language::Es), (8.0, Language::En), (12.5, Language::En)] {
        let document = carnet("Leo", age, language, false);
        assert_eq!(document.pages.len(), 1, "{age} {language:?}");
        is_sound(&document);
        let page = document.pages_svg().concat().to_lowercase();
        for word in ["caries", "decay", "extra", "exodoncia", "dolor", "pain", "carnet-", "letter-"] {
            assert!(!page.contains(word), "{word} at {age}");
        }
    }
    let page = carnet("Leo", 8.0, Language::Es, true).pages_svg().concat();
    for word in ["¡Hola, Leo! Ya tienes 8 años", "4 dientes con escudo", "largo del cepillo", "Nos vemos el"] {
        assert!(page.contains(word), "{word}");
    }
}

#[test]
fn names_of_any_kind_stay_on_the_card() {
    for word in hostile() {
        is_sound(&carnet(&word, 5.0, Language::Es, true));
    }
}
