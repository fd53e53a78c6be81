//! Recruitment: who asked, orientations, screening, and the funnel by source.

mod funnel;
mod inquiries;
mod inquiry;
mod orientation;
mod orientations;
mod screening;

use crate::web::Page;

/// The pages of recruitment.
pub(super) fn pages() -> Vec<Page> {
    vec![
        inquiries::page(),
        inquiry::page(),
        orientations::page(),
        orientation::page(),
        funnel::page(),
        screening::page(),
    ]
}

/// The views of recruitment, for the tabs: each an address and its label's key.
fn tabs(current: &str) -> serde_json::Value {
    let tab = |href: &str, key: &str| serde_json::json!({ "href": href, "key": key, "current": href == current });
    serde_json::json!([
        tab(inquiries::PATH, "recruitment-inquiries"),
        tab(orientations::PATH, "recruitment-orientations"),
        tab(funnel::PATH, "recruitment-funnel"),
    ])
}
