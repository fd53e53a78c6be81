//! Icons: the sprite is `parts/icons.html`, laid once into every page; a use names one of its symbols.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use minijinja::value::Value;
use minijinja::{Environment, Error};

use crate::reader::wrong;
use crate::source;

/// The names of the sprite's symbols.
static NAMES: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let sprite = source("parts/icons.html").unwrap_or_default();
    sprite.split("id=\"i-").skip(1).filter_map(|rest| rest.split('"').next()).collect()
});

pub(crate) fn add_to(environment: &mut Environment<'_>) {
    environment.add_function("icon", icon);
}

/// `icon("phone")`: a picture beside words that say the same, so hidden from those who listen.
fn icon(name: &str) -> Result<Value, Error> {
    if !NAMES.contains(name) {
        return Err(wrong(format!("no icon {name:?}")));
    }
    let html = format!(r##"<svg class="i" aria-hidden="true" focusable="false"><use href="#i-{name}"/></svg>"##);
    Ok(Value::from_safe_string(html))
}

#[cfg(test)]
mod tests {
    use crate::promises::{render, rendered};

    #[test]
    fn an_icon_is_drawn_and_an_unknown_one_is_refused() {
        assert!(rendered("en", r#"{{ icon("phone") }}"#).contains(r##"href="#i-phone""##));
        assert!(render("en", r#"{{ icon("telephone") }}"#).is_err());
    }
}
