//! The format as a stranger would check it: by its page, byte by byte, and with every byte changed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod example;
mod kit;
mod page;
mod receipt;
mod tamper;
