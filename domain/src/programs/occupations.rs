//! Codes of occupations, as published.

/// Whether a code could be one of the Standard Occupational Classification: `51-9161`. Its major groups are 11 to 55.
pub fn is_soc(code: &str) -> bool {
    let Some((group, rest)) = code.split_once('-') else { return false };
    let digits = |text: &str, long: usize| text.len() == long && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(group, 2) && digits(rest, 4) && ("11"..="55").contains(&group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occupation_has_a_code_of_its_form() {
        assert!(is_soc("51-9161"));
        for wrong in ["519161", "51-916", "99-1234", "5a-1234", "51-91611", "-", ""] {
            assert!(!is_soc(wrong), "{wrong}");
        }
    }
}
