//! NHANES periodontal examinations as two tables: people, and sites.
//!
//! The CDC's margin-to-CEJ distance is positive when the margin is coronal, ours when it is apical: the sign turns here
//! and nowhere else. What does not add up is refused, never repaired.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use chrono::NaiveDate;
use domain::{Tooth, patient::Sex, perio::Site};

use super::csv_file::{self, Columns, Fault, Refusals, RefusedRow, Row};
use crate::Result;

const PEOPLE: Columns = Columns {
    required: &["seqn", "cycle", "age", "sex"],
    optional: &[
        "wtmec2yr",
        "hba1c_pct",
        "smoked_100_lifetime",
        "smokes_now",
        "teeth_examined",
        "missing_of_28",
        "sites_examined",
        "mean_pd_mm",
        "mean_al_mm",
        "max_pd_mm",
        "max_al_mm",
        "max_interdental_al_mm",
        "sites_pd_ge4",
        "sites_pd_ge5",
        "sites_pd_ge6",
        "sites_al_ge3",
        "sites_pd_or_al_ge4",
        "teeth_interdental_al_ge3",
        "cdc_aap_2012",
    ],
};

const SITES: Columns = Columns {
    required: &["seqn", "tooth_fdi", "site", "pd_mm", "gm_to_cej_mm"],
    optional: &["cycle", "age", "sex", "tooth_universal", "site_nhanes", "al_mm"],
};

/// A person with the examination found in the files.
#[derive(Debug)]
pub(super) struct Examined {
    /// Line among the people.
    pub(super) line: u32,
    /// The CDC's number.
    pub(super) seqn: i64,
    /// Years of the survey.
    pub(super) cycle: (i32, i32),
    /// In years; 80 stands for 80 and more.
    pub(super) age: i64,
    pub(super) sex: Sex,
    /// HbA1c in percent, as printed.
    pub(super) hba1c: String,
    /// Whether they smoke now, as printed.
    pub(super) smokes: String,
    /// What was read, by tooth and site: depth, recession.
    pub(super) readings: BTreeMap<(Tooth, Site), (Option<i64>, Option<i64>)>,
    /// Teeth of the 28 at which nothing could be read.
    pub(super) absent: Vec<Tooth>,
    /// Rows without a reading.
    pub(super) empty: u32,
    said: Said,
    sites: BTreeSet<(Tooth, Site)>,
}

/// What the table of people says of the rows, where it says it.
#[derive(Debug)]
struct Said {
    teeth_examined: Option<i64>,
    missing_of_28: Option<i64>,
    sites_examined: Option<i64>,
}

impl Examined {
    /// The last day the examination can have been on; the CDC publishes none.
    pub(super) fn latest_day(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.cycle.1, 12, 31).unwrap_or_default()
    }
}

/// Reads both tables.
pub(super) fn read(people: &Path, sites: &Path) -> Result<(Vec<Examined>, Vec<RefusedRow>)> {
    let mut examined: BTreeMap<i64, Examined> = BTreeMap::new();
    let mut of_people = csv_file::read(people, &PEOPLE, |row| {
        let person = person(row)?;
        match examined.insert(person.seqn, person) {
            None => Ok(()),
            Some(_) => Err(Fault("seqn", "duplicate")),
        }
    })?;
    let of_sites = csv_file::read(sites, &SITES, |row| site(row, &mut examined))?;
    // Sums are only worth comparing when every row was understood.
    if of_people.rows.is_empty() && of_sites.rows.is_empty() {
        for person in examined.values_mut() {
            add_up(person, &mut of_people);
        }
    }
    let refused = of_people.rows.into_iter().chain(of_sites.rows).collect();
    let mut examined: Vec<Examined> = examined.into_values().collect();
    examined.sort_by_key(|person| person.line);
    Ok((examined, refused))
}

fn person(row: &Row) -> std::result::Result<Examined, Fault> {
    let seqn = row.required("seqn")?;
    let age = row.required("age")?;
    if seqn < 1 {
        return Err(Fault("seqn", "out_of_range"));
    }
    if !(0..=130).contains(&age) {
        return Err(Fault("age", "out_of_range"));
    }
    let said = Said {
        teeth_examined: row.number("teeth_examined")?,
        missing_of_28: row.number("missing_of_28")?,
        sites_examined: row.number("sites_examined")?,
    };
    Ok(Examined {
        line: row.line,
        seqn,
        cycle: cycle(row.get("cycle"))?,
        age,
        sex: sex(row.get("sex"))?,
        hba1c: row.get("hba1c_pct").to_owned(),
        smokes: row.get("smokes_now").to_owned(),
        readings: BTreeMap::new(),
        absent: Vec::new(),
        empty: 0,
        said,
        sites: BTreeSet::new(),
    })
}

/// Two years a letter: A is 1999–2000.
fn cycle(letter: &str) -> std::result::Result<(i32, i32), Fault> {
    match letter.as_bytes() {
        [letter @ b'A'..=b'J'] => {
            let first = 1999 + 2 * i32::from(letter - b'A');
            Ok((first, first + 1))
        }
        _ => Err(Fault("cycle", "unknown_value")),
    }
}

fn sex(letter: &str) -> std::result::Result<Sex, Fault> {
    match letter {
        "F" => Ok(Sex::Female),
        "M" => Ok(Sex::Male),
        _ => Err(Fault("sex", "unknown_value")),
    }
}

fn site(row: &Row, examined: &mut BTreeMap<i64, Examined>) -> std::result::Result<(), Fault> {
    let seqn = row.required("seqn")?;
    let tooth = tooth(row)?;
    let site = Site::parse(row.get("site")).map_err(|_| Fault("site", "unknown_value"))?;
    let depth = row.number("pd_mm")?;
    let recession = recession(row, depth)?;
    let person = examined.get_mut(&seqn).ok_or(Fault("seqn", "unknown_person"))?;
    let contradicts = row.number("age")?.is_some_and(|age| age != person.age)
        || (!row.get("sex").is_empty() && sex(row.get("sex"))? != person.sex)
        || (!row.get("cycle").is_empty() && cycle(row.get("cycle"))? != person.cycle);
    if contradicts {
        return Err(Fault("seqn", "does_not_add_up"));
    }
    if !person.sites.insert((tooth, site)) {
        return Err(Fault("site", "duplicate"));
    }
    if depth.is_none() && recession.is_none() {
        person.empty += 1;
    } else {
        person.readings.insert((tooth, site), (depth, recession));
    }
    Ok(())
}

/// A permanent tooth; the American number, where it is there, must mean the same one.
fn tooth(row: &Row) -> std::result::Result<Tooth, Fault> {
    let code = row.required("tooth_fdi")?;
    let tooth = u8::try_from(code).ok().and_then(|code| Tooth::new(code).ok()).filter(|tooth| !tooth.is_primary());
    let tooth = tooth.ok_or(Fault("tooth_fdi", "not_a_tooth"))?;
    let universal = match tooth.quadrant() {
        1 => 9 - tooth.position(),
        2 => 8 + tooth.position(),
        3 => 25 - tooth.position(),
        _ => 24 + tooth.position(),
    };
    match row.number("tooth_universal")? {
        Some(said) if said != i64::from(universal) => Err(Fault("tooth_universal", "does_not_add_up")),
        Some(_) | None => Ok(tooth),
    }
}

/// Ours is the CDC's with the sign turned; the loss it prints must be depth plus recession.
fn recession(row: &Row, depth: Option<i64>) -> std::result::Result<Option<i64>, Fault> {
    let recession = row.number("gm_to_cej_mm")?.map(i64::saturating_neg);
    let reach = |value: Option<i64>, from, to| value.is_none_or(|value| (from..=to).contains(&value));
    if !reach(depth, 0, 20) {
        return Err(Fault("pd_mm", "out_of_range"));
    }
    if !reach(recession, -15, 20) {
        return Err(Fault("gm_to_cej_mm", "out_of_range"));
    }
    match (depth, recession, row.number("al_mm")?) {
        (Some(depth), Some(recession), Some(loss)) if depth + recession != loss => {
            Err(Fault("al_mm", "does_not_add_up"))
        }
        _ => Ok(recession),
    }
}

/// Compares a person's rows with what the table of people says of them. The file leaves the rows of an absent tooth
/// empty rather than out, so a tooth counts as absent when none of its sites was read.
fn add_up(person: &mut Examined, refusals: &mut Refusals) {
    if person.sites.is_empty() {
        refusals.add(person.line, "seqn", "no_rows");
        return;
    }
    let read: BTreeSet<Tooth> = person.readings.keys().map(|(tooth, _)| *tooth).collect();
    person.absent = Tooth::ALL
        .into_iter()
        .filter(|tooth| !tooth.is_primary() && tooth.position() < 8 && !read.contains(tooth))
        .collect();
    let depths = person.readings.values().filter(|(depth, _)| depth.is_some()).count();
    let said = &person.said;
    for (column, said, counted) in [
        ("teeth_examined", said.teeth_examined, read.len()),
        ("missing_of_28", said.missing_of_28, person.absent.len()),
        ("sites_examined", said.sites_examined, depths),
    ] {
        if said.is_some_and(|said| usize::try_from(said) != Ok(counted)) {
            refusals.add(person.line, column, "does_not_add_up");
        }
    }
}
