//! The words of documents, from the same locales as the screen's. A missing text shows its key: never silence.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

/// A language documents can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Spanish.
    Es,
    /// English.
    En,
}

impl Language {
    /// BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Es => "es-ES",
            Language::En => "en",
        }
    }

    fn sources(self) -> [&'static str; 14] {
        match self {
            Language::Es => [
                include_str!("../../../ui/src/locales/es/common.ftl"),
                include_str!("../../../ui/src/locales/es/odontogram.ftl"),
                include_str!("../../../ui/src/locales/es/plan.ftl"),
                include_str!("../../../ui/src/locales/es/report.ftl"),
                include_str!("../../../ui/src/locales/es/prescription.ftl"),
                include_str!("../../../ui/src/locales/es/perio.ftl"),
                include_str!("../../../ui/src/locales/es/risk.ftl"),
                include_str!("../../../ui/src/locales/es/indices.ftl"),
                include_str!("../../../ui/src/locales/es/health.ftl"),
                include_str!("../../../ui/src/locales/es/visit.ftl"),
                include_str!("../../../ui/src/locales/es/consent.ftl"),
                include_str!("../../../ui/src/locales/es/clinical-report.ftl"),
                include_str!("../../../ui/src/locales/es/carnet.ftl"),
                include_str!("../../../ui/src/locales/es/letter.ftl"),
            ],
            Language::En => [
                include_str!("../../../ui/src/locales/en/common.ftl"),
                include_str!("../../../ui/src/locales/en/odontogram.ftl"),
                include_str!("../../../ui/src/locales/en/plan.ftl"),
                include_str!("../../../ui/src/locales/en/report.ftl"),
                include_str!("../../../ui/src/locales/en/prescription.ftl"),
                include_str!("../../../ui/src/locales/en/perio.ftl"),
                include_str!("../../../ui/src/locales/en/risk.ftl"),
                include_str!("../../../ui/src/locales/en/indices.ftl"),
                include_str!("../../../ui/src/locales/en/health.ftl"),
                include_str!("../../../ui/src/locales/en/visit.ftl"),
                include_str!("../../../ui/src/locales/en/consent.ftl"),
                include_str!("../../../ui/src/locales/en/clinical-report.ftl"),
                include_str!("../../../ui/src/locales/en/carnet.ftl"),
                include_str!("../../../ui/src/locales/en/letter.ftl"),
            ],
        }
    }

    /// The words of this language.
    pub fn texts(self) -> &'static Texts {
        static ES: LazyLock<Texts> = LazyLock::new(|| Texts::new(Language::Es));
        static EN: LazyLock<Texts> = LazyLock::new(|| Texts::new(Language::En));
        match self {
            Language::Es => &ES,
            Language::En => &EN,
        }
    }
}

/// The words of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    fn new(language: Language) -> Texts {
        let id = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for source in language.sources() {
            // A line that does not parse is left out, the rest is good; a test holds that none is.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Texts { language, bundle }
    }

    /// Whether there is such a text.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A text without gaps.
    pub fn text(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// A text with its gaps filled.
    pub fn with(&self, key: &str, gap: &str, value: &str) -> String {
        self.fill(key, &[(gap, FluentValue::from(value))])
    }

    /// A text that counts.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.fill(key, &[("n", FluentValue::from(n))])
    }

    /// A text with several gaps filled.
    pub fn fill(&self, key: &str, gaps: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = gaps.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A date in figures.
    pub fn date(&self, date: NaiveDate) -> String {
        date.format("%d/%m/%Y").to_string()
    }

    /// A date in words.
    pub fn long_date(&self, date: NaiveDate) -> String {
        const ES: [&str; 12] = [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ];
        match self.language {
            Language::Es => format!("{} de {} de {}", date.day(), ES[date.month0() as usize], date.year()),
            Language::En => date.format("%-d %B %Y").to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_locale_parses() {
        for language in [Language::Es, Language::En] {
            for source in language.sources() {
                if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
                    panic!("{language:?}: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn every_finding_status_and_detail_has_a_name() {
        for texts in [Language::Es.texts(), Language::En.texts()] {
            for rule in domain::rules::RULES {
                assert!(texts.has(&format!("rule-{}", rule.id)), "rule-{}", rule.id);
                if let Some(attribute) = rule.attribute {
                    for value in attribute.values {
                        let key = format!("detail-{}-{value}", attribute.name);
                        assert!(texts.has(&key), "{key}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_drug_form_route_and_warning_has_its_words() {
        use domain::prescription::{DRUGS, DosageForm, HazardReason, Route};
        let word = |value: HazardReason| serde_json::to_value(value).expect("a word");
        let mut keys: Vec<String> = DRUGS.iter().map(|drug| format!("drug-{}", drug.code)).collect();
        keys.extend(Route::ALL.map(|route| format!("rx-route-{}", route.code())));
        keys.extend(HazardReason::ALL.map(|reason| format!("rx-hazard-{}", word(reason).as_str().unwrap_or_default())));
        for form in DosageForm::ALL {
            keys.extend([format!("rx-form-{}", form.code()), format!("rx-dose-{}", form.code())]);
        }
        for (language, key) in
            [Language::Es, Language::En].iter().flat_map(|one| keys.iter().map(move |key| (one, key)))
        {
            assert!(language.texts().has(key), "{language:?} {key}");
        }
    }

    #[test]
    fn both_languages_have_the_same_report_texts() {
        let keys = |language: Language| -> Vec<String> {
            let lines = language.sources()[1].lines();
            lines.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned()).collect()
        };
        assert_eq!(keys(Language::Es), keys(Language::En));
    }

    #[test]
    fn dates_read_as_people_say_them() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        assert_eq!(Language::Es.texts().long_date(date), "22 de noviembre de 2026");
        assert_eq!(Language::En.texts().long_date(date), "22 November 2026");
        assert_eq!(Language::Es.texts().count("report-findings-count", 1), "1 hallazgo en vigor");
    }
}
