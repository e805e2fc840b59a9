//! What the tests over built programs and the measurements of the window share.

pub mod webdriver;
