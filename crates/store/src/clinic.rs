//! The clinic's own row.

use domain::clinic::Clinic;

use crate::{Error, ReadTx, Result};

impl ReadTx<'_> {
    /// The clinic of this store.
    pub fn clinic(&self) -> Result<Clinic> {
        self.all::<Clinic>()?.into_iter().next().ok_or(Error::NotFound("clinic"))
    }
}
