//! What every request needs: the database, the clock, the templates, the settings.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::access::organizations;
use domain::setup::{Clock, Settings, Store};
use minijinja::Environment;
use tokio::sync::OnceCell;

use super::set_up_code::SetUpCode;

/// The running program, shared by all requests.
#[derive(Clone, Debug)]
pub struct App(Arc<Inside>);

#[derive(Debug)]
struct Inside {
    store: Store,
    clock: Clock,
    settings: Settings,
    templates: Environment<'static>,
    set_up: Option<SetUpCode>,
    is_set_up: AtomicBool,
    door: OnceCell<String>,
}

impl App {
    /// A program over this database.
    pub fn new(store: Store, clock: Clock, settings: Settings) -> Self {
        Self::made(store, clock, settings, None)
    }

    /// A program over a database without any organization: whoever has the code sets one up.
    pub fn before_set_up(store: Store, clock: Clock, settings: Settings, code: SetUpCode) -> Self {
        Self::made(store, clock, settings, Some(code))
    }

    fn made(store: Store, clock: Clock, settings: Settings, set_up: Option<SetUpCode>) -> Self {
        let is_set_up = AtomicBool::new(set_up.is_none());
        let (templates, door) = (templates::environment(), OnceCell::new());
        Self(Arc::new(Inside { store, clock, settings, templates, set_up, is_set_up, door }))
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

    /// The code of the first set-up, until it is done.
    pub fn set_up(&self) -> Option<&SetUpCode> {
        self.0.set_up.as_ref().filter(|_| !self.0.is_set_up.load(Ordering::Acquire))
    }

    /// The first set-up is done: its code works no more.
    pub fn is_set_up(&self) {
        self.0.is_set_up.store(true, Ordering::Release);
    }

    /// Finds out whose door this is, once. Until there is an organization, and where there are several, it has no name.
    pub async fn look_at_the_door(&self) {
        let only = async || match organizations::all(self.store().read()).await.as_deref() {
            Ok([one]) => Ok(one.name.clone()),
            _ => Err(()),
        };
        // A door without a name is asked again at the next visit.
        let _ = self.0.door.get_or_try_init(only).await;
    }

    /// What stands over the door for whoever is not signed in: the name of the one organization, or of the program.
    pub fn over_the_door(&self) -> &str {
        self.0.door.get().map_or("Tandem", String::as_str)
    }

    /// The templates.
    pub fn templates(&self) -> &Environment<'static> {
        &self.0.templates
    }
}
