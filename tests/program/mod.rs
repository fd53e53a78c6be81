//! The subcommands of `tandem`, run as processes.

mod demo;
mod import;
mod serve;
