//! What every request needs: the database, the clock, the templates, the settings.

use std::sync::Arc;

use domain::setup::{Clock, Settings, Store};
use minijinja::Environment;

/// The running program, shared by all requests.
#[derive(Clone, Debug)]
pub struct App(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    store: Store,
    clock: Clock,
    settings: Settings,
    templates: Environment<'static>,
}

impl App {
    /// A program over this database.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        Self(Arc::new(Inside { store, clock, settings, templates: templates::environment() }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The templates.
    pub fn templates(&self) -> &Environment<'static> {
        &self.0.templates
    }
}
