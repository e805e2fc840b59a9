//! People who work here.

use domain::staff::Staff;

use crate::{ReadTx, Result};

impl ReadTx<'_> {
    /// Everybody who works or worked here, by name.
    pub fn staff(&self) -> Result<Vec<Staff>> {
        let mut staff = self.all::<Staff>()?;
        staff.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
        Ok(staff)
    }
}
