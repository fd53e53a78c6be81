//! `tandem routes`

use domain::shared::Coded;
use serde::Serialize;
use server::{Access, pages};

#[derive(Serialize)]
struct Route {
    method: &'static str,
    path: &'static str,
    face: String,
    permission: &'static str,
}

/// Lists every page and verb with who may come.
pub fn run(json: bool) {
    for page in pages() {
        let permission = match page.access {
            Access::May(permission) => permission.code(),
            Access::Link => "signed link",
            Access::Everybody => "everybody",
        };
        let face = format!("{:?}", page.face).to_lowercase();
        for method in &page.verbs {
            let route = Route { method, path: page.path, face: face.clone(), permission };
            match serde_json::to_string(&route) {
                Ok(line) if json => println!("{line}"),
                _ => println!("{method:5} {:45} {face:12} {permission}", page.path),
            }
        }
    }
}
