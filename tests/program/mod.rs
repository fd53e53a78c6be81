//! The subcommands of `tandem`, run as processes.

mod demo;
mod generate;
mod import;
mod serve;
