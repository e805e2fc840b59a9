//! What medicines are made of, and which of them belong together: what allergies and interactions are told by.
//!
//! Groups follow the ATC classification of the WHO, names the INN in Spanish and English; brands are those under which
//! patients in Spain name what they take. It knows what a dentist meets, not all there is: what is not recognised is said
//! to be unchecked, never taken for harmless.

use crate::{health::HealthItem, text};

/// Substances that are told apart from others together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// J01C.
    Penicillin,
    /// J01D.
    Cephalosporin,
    /// J01FA.
    Macrolide,
    /// J01FF.
    Lincosamide,
    /// J01XD.
    Nitroimidazole,
    /// J01A.
    Tetracycline,
    /// J01M.
    Quinolone,
    /// J01E.
    Sulfonamide,
    /// J02A, A01AB: fluconazole and its kin.
    Azole,
    /// M01A, and acetylsalicylic acid against pain.
    Nsaid,
    /// N02BB.
    Pyrazolone,
    /// N02A.
    Opioid,
    /// H02.
    Corticosteroid,
    /// N05B.
    Benzodiazepine,
    /// N01BB.
    AmideAnaesthetic,
    /// N01BA.
    EsterAnaesthetic,
    /// B01AA.
    VitaminKAntagonist,
    /// B01AE and B01AF.
    DirectAnticoagulant,
    /// B01AB.
    Heparin,
    /// B01AC.
    Antiplatelet,
    /// C10AA broken down by CYP3A4.
    Statin,
    /// C09: inhibitors of the converting enzyme, and sartans.
    ReninBlocker,
    /// C03.
    Diuretic,
    /// N06AB.
    Ssri,
    /// L04AD.
    CalcineurinInhibitor,
    /// Slows the breakdown of what CYP3A4 breaks down.
    Cyp3a4Inhibitor,
}

/// One substance, or a whole group as an allergy names it.
#[derive(Debug, PartialEq, Eq)]
pub struct Substance {
    /// Stable name; where the catalogue of the medical history has the same thing, the same.
    pub code: &'static str,
    /// Where it belongs.
    pub groups: &'static [Group],
    /// How people write it, as [`text::search_key`] folds it.
    pub names: &'static [&'static str],
}

const fn of(code: &'static str, groups: &'static [Group], names: &'static [&'static str]) -> Substance {
    Substance { code, groups, names }
}

use Group::{
    AmideAnaesthetic, Antiplatelet, Azole, Benzodiazepine, CalcineurinInhibitor, Cephalosporin, Corticosteroid,
    Cyp3a4Inhibitor, DirectAnticoagulant, Diuretic, EsterAnaesthetic, Heparin, Lincosamide, Macrolide, Nitroimidazole,
    Nsaid, Opioid, Penicillin, Pyrazolone, Quinolone, ReninBlocker, Ssri, Statin, Sulfonamide, Tetracycline,
    VitaminKAntagonist,
};

/// All that is known.
pub(super) static SUBSTANCES: &[Substance] = &[
    // Groups, as allergies name them.
    of("penicillins", &[Penicillin], &["penicilina", "penicilinas", "penicillin", "penicillins"]),
    of("beta_lactams", &[Penicillin, Cephalosporin], &["betalactamicos", "beta lactamicos", "beta lactams"]),
    of("cephalosporins", &[Cephalosporin], &["cefalosporina", "cefalosporinas", "cephalosporins"]),
    of("macrolides", &[Macrolide], &["macrolido", "macrolidos", "macrolides"]),
    of("quinolones", &[Quinolone], &["quinolona", "quinolonas", "quinolones"]),
    of("tetracyclines", &[Tetracycline], &["tetraciclina", "tetraciclinas", "tetracyclines"]),
    of("sulfonamides", &[Sulfonamide], &["sulfamida", "sulfamidas", "sulfonamides"]),
    of("nsaids", &[Nsaid], &["aine", "aines", "antiinflamatorio", "antiinflamatorios", "nsaid", "nsaids"]),
    of("pyrazolones", &[Pyrazolone], &["pirazolona", "pirazolonas", "pyrazolones"]),
    of("amide_anaesthetics", &[AmideAnaesthetic], &["anestesicos amida", "anestesico local"]),
    of("ester_anaesthetics", &[EsterAnaesthetic], &["anestesicos ester"]),
    // Against infection.
    of("amoxicillin", &[Penicillin], &["amoxicilina", "amoxicillin", "clamoxyl", "augmentine", "augmentin"]),
    of("clavulanic_acid", &[], &["clavulanico", "clavulanic", "clavulanate", "augmentine", "augmentin"]),
    of("ampicillin", &[Penicillin], &["ampicilina", "ampicillin"]),
    of("cloxacillin", &[Penicillin], &["cloxacilina", "cloxacillin", "orbenin"]),
    of("phenoxymethylpenicillin", &[Penicillin], &["fenoximetilpenicilina", "phenoxymethylpenicillin", "penilevel"]),
    of("cefuroxime", &[Cephalosporin], &["cefuroxima", "cefuroxime", "zinnat"]),
    of("cefadroxil", &[Cephalosporin], &["cefadroxilo", "cefadroxil"]),
    of("cefalexin", &[Cephalosporin], &["cefalexina", "cefalexin"]),
    of("cefazolin", &[Cephalosporin], &["cefazolina", "cefazolin"]),
    of("azithromycin", &[Macrolide], &["azitromicina", "azithromycin", "zitromax"]),
    of("clarithromycin", &[Macrolide, Cyp3a4Inhibitor], &["claritromicina", "clarithromycin", "klacid"]),
    of("erythromycin", &[Macrolide, Cyp3a4Inhibitor], &["eritromicina", "erythromycin"]),
    of("spiramycin", &[Macrolide], &["espiramicina", "spiramycin", "rhodogil", "rodogyl"]),
    of("clindamycin", &[Lincosamide], &["clindamicina", "clindamycin", "dalacin"]),
    of("lincomycin", &[Lincosamide], &["lincomicina", "lincomycin"]),
    of("metronidazole", &[Nitroimidazole], &["metronidazol", "metronidazole", "flagyl", "rhodogil", "rodogyl"]),
    of("doxycycline", &[Tetracycline], &["doxiciclina", "doxycycline", "vibracina"]),
    of("minocycline", &[Tetracycline], &["minociclina", "minocycline"]),
    of("ciprofloxacin", &[Quinolone], &["ciprofloxacino", "ciprofloxacin"]),
    of("levofloxacin", &[Quinolone], &["levofloxacino", "levofloxacin"]),
    of("moxifloxacin", &[Quinolone], &["moxifloxacino", "moxifloxacin"]),
    of("cotrimoxazole", &[Sulfonamide], &["cotrimoxazol", "sulfametoxazol", "cotrimoxazole", "septrin"]),
    of("fluconazole", &[Azole, Cyp3a4Inhibitor], &["fluconazol", "fluconazole", "diflucan"]),
    of("miconazole", &[Azole, Cyp3a4Inhibitor], &["miconazol", "miconazole", "daktarin"]),
    of("ketoconazole", &[Azole, Cyp3a4Inhibitor], &["ketoconazol", "ketoconazole"]),
    of("nystatin", &[], &["nistatina", "nystatin", "mycostatin"]),
    of("aciclovir", &[], &["aciclovir", "acyclovir", "zovirax"]),
    of("valaciclovir", &[], &["valaciclovir", "valacyclovir"]),
    // Against pain and inflammation.
    of("ibuprofen", &[Nsaid], &["ibuprofeno", "ibuprofen", "espidifen", "neobrufen", "dalsy"]),
    of("dexketoprofen", &[Nsaid], &["dexketoprofeno", "dexketoprofen", "enantyum"]),
    of("ketoprofen", &[Nsaid], &["ketoprofeno", "ketoprofen"]),
    of("naproxen", &[Nsaid], &["naproxeno", "naproxen", "naprosyn"]),
    of("diclofenac", &[Nsaid], &["diclofenaco", "diclofenac", "voltaren"]),
    of("aceclofenac", &[Nsaid], &["aceclofenaco", "aceclofenac", "airtal"]),
    of("ketorolac", &[Nsaid], &["ketorolaco", "ketorolac", "toradol"]),
    of("piroxicam", &[Nsaid], &["piroxicam"]),
    of("celecoxib", &[Nsaid], &["celecoxib"]),
    of("etoricoxib", &[Nsaid], &["etoricoxib", "arcoxia"]),
    of("aspirin", &[Nsaid], &["aspirina", "aspirin", "acido acetilsalicilico", "acetylsalicylic acid"]),
    of("metamizole", &[Pyrazolone], &["metamizol", "metamizole", "dipirona", "nolotil"]),
    of("propyphenazone", &[Pyrazolone], &["propifenazona", "propyphenazone"]),
    of("paracetamol", &[], &["paracetamol", "acetaminophen", "gelocatil", "termalgin", "efferalgan", "apiretal"]),
    of("codeine", &[Opioid], &["codeina", "codeine"]),
    of("tramadol", &[Opioid], &["tramadol", "adolonta", "zaldiar"]),
    of("dexamethasone", &[Corticosteroid], &["dexametasona", "dexamethasone", "fortecortin"]),
    of("prednisone", &[Corticosteroid], &["prednisona", "prednisone", "dacortin"]),
    of("prednisolone", &[Corticosteroid], &["prednisolona", "prednisolone"]),
    of("methylprednisolone", &[Corticosteroid], &["metilprednisolona", "methylprednisolone", "urbason"]),
    of("triamcinolone", &[Corticosteroid], &["triamcinolona", "triamcinolone"]),
    // Of the mouth.
    of("chlorhexidine", &[], &["clorhexidina", "chlorhexidine"]),
    of("iodine", &[], &["povidona yodada", "yodo", "povidone iodine", "betadine"]),
    of("sodium_fluoride", &[], &["fluoruro", "fluoruro sodico", "fluoride", "sodium fluoride"]),
    of("lidocaine", &[AmideAnaesthetic], &["lidocaina", "lidocaine"]),
    of("articaine", &[AmideAnaesthetic], &["articaina", "articaine"]),
    of("mepivacaine", &[AmideAnaesthetic], &["mepivacaina", "mepivacaine"]),
    of("benzocaine", &[EsterAnaesthetic], &["benzocaina", "benzocaine"]),
    // What patients take.
    of("omeprazole", &[], &["omeprazol", "omeprazole"]),
    of("lorazepam", &[Benzodiazepine], &["lorazepam", "orfidal"]),
    of("diazepam", &[Benzodiazepine], &["diazepam", "valium"]),
    of("acenocoumarol", &[VitaminKAntagonist], &["acenocumarol", "acenocoumarol", "sintrom"]),
    of("warfarin", &[VitaminKAntagonist], &["warfarina", "warfarin", "aldocumar"]),
    of("apixaban", &[DirectAnticoagulant], &["apixaban", "eliquis"]),
    of("rivaroxaban", &[DirectAnticoagulant], &["rivaroxaban", "xarelto"]),
    of("dabigatran", &[DirectAnticoagulant], &["dabigatran", "pradaxa"]),
    of("edoxaban", &[DirectAnticoagulant], &["edoxaban", "lixiana"]),
    of("heparin", &[Heparin], &["heparina", "heparin", "enoxaparina", "clexane", "bemiparina", "hibor"]),
    of("clopidogrel", &[Antiplatelet], &["clopidogrel", "plavix", "iscover"]),
    of("prasugrel", &[Antiplatelet], &["prasugrel", "efient"]),
    of("ticagrelor", &[Antiplatelet], &["ticagrelor", "brilique"]),
    of("aspirin_100", &[Antiplatelet], &["adiro", "tromalyt"]),
    of("simvastatin", &[Statin], &["simvastatina", "simvastatin"]),
    of("atorvastatin", &[Statin], &["atorvastatina", "atorvastatin"]),
    of("enalapril", &[ReninBlocker], &["enalapril"]),
    of("ramipril", &[ReninBlocker], &["ramipril"]),
    of("lisinopril", &[ReninBlocker], &["lisinopril"]),
    of("losartan", &[ReninBlocker], &["losartan"]),
    of("valsartan", &[ReninBlocker], &["valsartan"]),
    of("hydrochlorothiazide", &[Diuretic], &["hidroclorotiazida", "hydrochlorothiazide"]),
    of("furosemide", &[Diuretic], &["furosemida", "furosemide", "seguril"]),
    of("sertraline", &[Ssri], &["sertralina", "sertraline"]),
    of("escitalopram", &[Ssri], &["escitalopram"]),
    of("fluoxetine", &[Ssri], &["fluoxetina", "fluoxetine"]),
    of("paroxetine", &[Ssri], &["paroxetina", "paroxetine"]),
    of("methotrexate", &[], &["metotrexato", "methotrexate"]),
    of("lithium", &[], &["litio", "lithium", "plenur"]),
    of("tacrolimus", &[CalcineurinInhibitor], &["tacrolimus", "prograf", "advagraf"]),
    of("ciclosporin", &[CalcineurinInhibitor], &["ciclosporina", "ciclosporin", "sandimmun"]),
];

/// A substance by its code.
pub(super) fn find(code: &str) -> Option<&'static Substance> {
    SUBSTANCES.iter().find(|substance| substance.code == code)
}

/// Every substance that these words name.
pub(super) fn recognise(words: &str) -> Vec<&'static Substance> {
    let padded = format!(" {} ", text::search_key(words));
    let named = |name: &&str| padded.contains(&format!(" {name} "));
    SUBSTANCES.iter().filter(|substance| substance.names.iter().any(named)).collect()
}

/// What an allergy or a medication is about: by its code, or by its words where it has none.
pub fn substances_of(item: &HealthItem) -> Vec<&'static Substance> {
    find(&item.code).map_or_else(|| recognise(&item.name), |known| vec![known])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::health::{CATALOGUE, Category};

    fn codes(words: &str) -> Vec<&'static str> {
        recognise(words).iter().map(|found| found.code).collect()
    }

    #[test]
    fn names_are_folded_as_search_folds_them_and_codes_told_apart() {
        let all: BTreeSet<&str> = SUBSTANCES.iter().map(|known| known.code).collect();
        assert_eq!(all.len(), SUBSTANCES.len());
        for known in SUBSTANCES {
            assert!(!known.names.is_empty(), "{}", known.code);
            known.names.iter().for_each(|name| assert_eq!(*name, text::search_key(name), "{}", known.code));
        }
    }

    #[test]
    fn people_write_it_in_many_ways() {
        assert_eq!(codes("AMOXICILINA 1 g (Clamoxyl)"), ["amoxicillin"]);
        assert_eq!(codes("Augmentine 875"), ["amoxicillin", "clavulanic_acid"]);
        assert_eq!(codes("Sintrom 4 mg"), ["acenocoumarol"]);
        assert_eq!(codes("Ácido acetilsalicílico"), ["aspirin"]);
        assert_eq!(codes("Níspero"), Vec::<&str>::new());
        // A part of a word is another word.
        assert_eq!(codes("yodoformo"), Vec::<&str>::new());
    }

    #[test]
    fn whatever_the_history_knows_by_code_and_matters_here_is_known_here() {
        let unknown = |category: Category| -> Vec<&str> {
            let of = CATALOGUE.iter().filter(|entry| entry.category == category);
            of.map(|entry| entry.code).filter(|code| find(code).is_none()).collect()
        };
        let no_drugs = ["latex", "sulfites", "nickel", "methacrylates", "eugenol", "milk_protein", "egg", "nuts"];
        assert_eq!(unknown(Category::Allergy), no_drugs);
    }
}
