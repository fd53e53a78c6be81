//! Who looks at Tandem, and how. [`app`] mounts the faces; tests call it as the program does.

mod caseworker;
mod participant;
mod sign_in;
mod web;

use axum::Router;

pub use web::app::App;
pub use web::page::{Access, Face, Page};
pub use web::set_up_code::SetUpCode;

/// Every page of every face. Whatever must be true of all pages is asked of this list.
pub fn pages() -> Vec<Page> {
    [sign_in::pages(), caseworker::pages(), participant::pages()].into_iter().flatten().collect()
}

/// The whole program as a service.
pub fn app(app: App) -> Router {
    web::router(app, pages())
}
