//! Texts that a clinic keeps in numbered versions: each save is another fact, what was there before stays readable.
//!
//! Two workstations may have made one each under the same number; both stay, and the later counts everywhere.

use uuid::Uuid;

use crate::Record;

/// A version of a text.
pub trait Version: Record + Clone {
    /// Which text it is a version of.
    fn of(&self) -> Uuid;
    /// Counts from 1; the house's own is 0.
    fn number(&self) -> i64;
    /// When it was made, milliseconds UTC.
    fn made_at(&self) -> i64;
}

/// Each text as it stands now: the house's own, and the version made last where the clinic has made any.
pub fn current<T: Version>(house: Vec<T>, made: &[T]) -> Vec<T> {
    let mut texts = house;
    for version in made {
        match texts.iter_mut().find(|kept| kept.of() == version.of()) {
            Some(kept) if order(version) > order(kept) => *kept = version.clone(),
            Some(_) => {}
            None => texts.push(version.clone()),
        }
    }
    texts
}

/// One version by its id, the house's own included.
pub fn find<T: Version>(house: Vec<T>, made: &[T], id: Uuid) -> Option<T> {
    made.iter().find(|version| version.id() == id).cloned().or_else(|| house.into_iter().find(|own| own.id() == id))
}

/// Every version of one text, the latest first, the house's own last.
pub fn history<T: Version>(house: Vec<T>, made: &[T], of: Uuid) -> Vec<T> {
    let mut all: Vec<T> = made.iter().cloned().chain(house).filter(|version| version.of() == of).collect();
    all.sort_by_key(|version| std::cmp::Reverse(order(version)));
    all
}

fn order<T: Version>(version: &T) -> (i64, i64, Uuid) {
    (version.number(), version.made_at(), version.id())
}
