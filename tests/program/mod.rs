//! The subcommands of `tandem`, run as processes.

mod import;
