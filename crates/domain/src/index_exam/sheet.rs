//! The scores of an examination, folded: what stands at each place.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::IndexScore;

/// What stands at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The code; empty where it was taken back.
    pub code: String,
    /// The scores that nothing replaced; whoever writes next names them.
    pub heads: Vec<Uuid>,
    /// Two workstations say different things; the later is shown.
    pub disputed: bool,
}

/// All places of an examination.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// By place.
    pub cells: BTreeMap<String, Cell>,
}

impl Sheet {
    /// Folds scores in whatever order they come.
    pub fn of(scores: &[IndexScore]) -> Sheet {
        let mut heads: BTreeMap<&str, Vec<&IndexScore>> = BTreeMap::new();
        for score in scores {
            let replaced = scores.iter().any(|other| other.place == score.place && other.replaces.contains(&score.id));
            if !replaced {
                heads.entry(&score.place).or_default().push(score);
            }
        }
        let cell = |(place, mut live): (&str, Vec<&IndexScore>)| {
            live.sort_by_key(|score| std::cmp::Reverse((score.recorded_at, score.id)));
            let code = live.first().map(|score| score.code.clone()).unwrap_or_default();
            let disputed = live.iter().any(|score| score.code != code);
            (place.to_owned(), Cell { code, heads: live.iter().map(|score| score.id).collect(), disputed })
        };
        Sheet { cells: heads.into_iter().map(cell).collect() }
    }

    /// The code at a place, if one stands there.
    pub fn code(&self, place: &str) -> Option<&str> {
        self.cells.get(place).map(|cell| cell.code.as_str()).filter(|code| !code.is_empty())
    }

    /// Places at which two workstations say different things.
    pub fn disputed(&self) -> u32 {
        u32::try_from(self.cells.values().filter(|cell| cell.disputed).count()).unwrap_or(u32::MAX)
    }

    /// A sheet of codes, for what is tried and not kept.
    pub fn of_codes<'a>(codes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Sheet {
        let cell = |(place, code): (&str, &str)| (place.to_owned(), Cell { code: code.to_owned(), ..Cell::default() });
        Sheet { cells: codes.into_iter().map(cell).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PatientId, StaffId, id::IndexExamId};

    fn score(n: u128, code: &str, replaces: &[u128]) -> IndexScore {
        IndexScore {
            id: Uuid::from_u128(n),
            exam: IndexExamId(Uuid::nil()),
            patient: PatientId(Uuid::nil()),
            place: "16.V".to_owned(),
            code: code.to_owned(),
            recorded_at: n as i64,
            by: StaffId(Uuid::nil()),
            replaces: replaces.iter().map(|id| Uuid::from_u128(*id)).collect(),
        }
    }

    #[test]
    fn what_was_replaced_no_longer_stands_in_whatever_order_it_comes() {
        let told = [score(1, "0", &[]), score(2, "1", &[1])];
        let back = [told[1].clone(), told[0].clone()];
        assert_eq!(Sheet::of(&told), Sheet::of(&back));
        assert_eq!(Sheet::of(&told).code("16.V"), Some("1"));
        assert_eq!(Sheet::of(&[score(1, "0", &[]), score(2, "", &[1])]).code("16.V"), None);
    }

    #[test]
    fn two_who_did_not_know_of_each_other_both_stand_until_somebody_decides() {
        let both = [score(1, "0", &[]), score(2, "1", &[1]), score(3, "2", &[1])];
        let sheet = Sheet::of(&both);
        assert_eq!((sheet.code("16.V"), sheet.disputed(), sheet.cells["16.V"].heads.len()), (Some("2"), 1, 2));
        let decided = [both[0].clone(), both[1].clone(), both[2].clone(), score(4, "1", &[2, 3])];
        assert_eq!((Sheet::of(&decided).code("16.V"), Sheet::of(&decided).disputed()), (Some("1"), 0));
        assert_eq!(Sheet::of(&[score(1, "2", &[]), score(2, "2", &[])]).disputed(), 0, "both say the same");
    }
}
