//! A real Chromium, driven as a person drives it, with axe-core to look at what it shows.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::leash::Leashed;
use super::people::{PASSWORD, Persona};

/// No window, no sandbox (containers forbid it), no talk with anybody but us.
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
/// The rules that every page must keep.
const RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";
/// The widths that pages are looked at in: a small telephone and a desk.
const WIDTHS: [u32; 2] = [360, 1280];

/// How long a page may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser with a profile of its own.
#[derive(Debug)]
pub struct Browser {
    client: Client,
    base: String,
    session: String,
    _profile: TempDir,
}

impl Browser {
    /// A fresh browser for the Tandem at `base`.
    pub(crate) async fn open_at(base: String) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let own = format!("--user-data-dir={}", profile.path().display());
        let flags: Vec<&str> = FLAGS.into_iter().chain([&*own]).collect();
        let Value::Object(wanted) = json!({ "goog:chromeOptions": { "args": flags } }) else { unreachable!() };
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(driver()).await;
        let client = client.expect("a browser: run ./check, which installs chromium and chromium-driver");
        let session = client.session_id().await.expect("an answer").expect("a session");
        let browser = Self { client, base, session, _profile: profile };
        browser.set_width(WIDTHS[1]).await;
        browser
    }

    /// Signs in by the form.
    pub async fn sign_in(&self, who: Persona) {
        self.open("/sign-in").await;
        self.fill("email", who.email).await;
        self.fill("password", PASSWORD).await;
        self.press("Sign in").await;
    }

    /// Opens a page.
    pub async fn open(&self, path: &str) {
        let address = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        self.client.goto(&address).await.unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// Types into the visible control of this name, in place of what stands there. A day is typed month first, as a
    /// browser that speaks American English has it: `05/17/1998`.
    pub async fn fill(&self, name: &str, text: &str) {
        let control = self.visible(Locator::Css(&format!("[name='{name}']"))).await;
        control.clear().await.unwrap_or_else(|error| panic!("{name}: {error}"));
        control.send_keys(text).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Chooses from a list, by what the option says.
    pub async fn choose(&self, name: &str, option: &str) {
        let list = self.visible(Locator::Css(&format!("select[name='{name}']"))).await;
        list.select_by_label(option).await.unwrap_or_else(|error| panic!("{name}: {option:?}: {error}"));
    }

    /// Answers a question that offers a few words side by side.
    pub async fn answer(&self, question: &str, answer: &str) {
        let asked = format!("//fieldset[legend[{}]]", says(question));
        self.click(Locator::XPath(&format!("{asked}//label[normalize-space()={answer:?}]"))).await;
    }

    /// Ticks the box beside this sentence.
    pub async fn tick(&self, sentence: &str) {
        self.click(Locator::XPath(&format!("//label[normalize-space()={sentence:?}]"))).await;
    }

    /// Chooses a file for the visible control of this name.
    pub async fn attach(&self, name: &str, file: &Path) {
        let control = self.visible(Locator::Css(&format!("[type=file][name='{name}']"))).await;
        control.send_keys(&file.to_string_lossy()).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Presses the visible button with this text, and waits for the page that comes.
    pub async fn press(&self, text: &str) {
        self.go_by(Locator::XPath(&format!("//button[{}]", says(text)))).await;
    }

    /// Follows the visible link with this text, and waits for the page that comes.
    pub async fn follow(&self, text: &str) {
        self.go_by(Locator::XPath(&format!("//a[{}]", says(text)))).await;
    }

    /// Opens or closes the disclosure with this text.
    pub async fn unfold(&self, text: &str) {
        self.click(Locator::XPath(&format!("//summary[{}]", says(text)))).await;
    }

    /// Clicks on what leads nowhere else.
    pub async fn click(&self, what: Locator<'_>) {
        self.visible(what).await.click().await.unwrap_or_else(|error| panic!("{what:?}: {error}"));
    }

    /// Presses keys where the focus is.
    pub async fn keys(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("something in focus");
        focused.send_keys(keys).await.expect("keys that can be pressed");
    }

    /// What the first element that `css` selects says.
    pub async fn text(&self, css: &str) -> String {
        let found = self.client.find(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"));
        found.text().await.unwrap_or_default()
    }

    /// Everything that can be read on the page without opening anything, on one line.
    pub async fn page(&self) -> String {
        let text = self.run("return document.body.innerText").await;
        text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Looks for these words on the page.
    ///
    /// # Panics
    /// Where they cannot be read there; with all that can.
    pub async fn reads(&self, words: &str) {
        let page = self.page().await;
        assert!(page.contains(words), "{words:?} is not to be read on {}:\n{page}", self.path().await);
    }

    /// Where it is: path and query.
    pub async fn path(&self) -> String {
        let address = self.client.current_url().await.expect("an address");
        address.as_str().strip_prefix(&self.base).unwrap_or(address.as_str()).to_owned()
    }

    /// Runs a script in the page.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The driver's own client, for what this one has no words for.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Shows the page as a screen of this width does.
    pub async fn set_width(&self, width: u32) {
        self.set_size(width, 900).await;
    }

    /// Looks at the page in every width: nothing may break a rule of accessibility, or stand out at the side. Keeps a
    /// picture of each in the folder that `TANDEM_SHOTS` names.
    ///
    /// # Panics
    /// Where the page breaks a rule.
    pub async fn look(&self, name: &str) {
        let faults = self.faults(name).await;
        assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
    }

    /// As [`Self::look`]: what is wrong with the page, in which width.
    pub async fn faults(&self, name: &str) -> Vec<String> {
        let mut faults = Vec::new();
        for width in WIDTHS {
            self.set_width(width).await;
            let across = self.run("return document.documentElement.scrollWidth").await.as_u64().unwrap_or_default();
            if across > u64::from(width) {
                faults.push(format!("{across} px wide on a screen of {width}"));
            }
            faults.extend(self.broken_rules().await.into_iter().map(|rule| format!("on {width} px: {rule}")));
            if let Some(folder) = std::env::var_os("TANDEM_SHOTS") {
                self.shoot(&Path::new(&folder).join(format!("{name}-{width}.png")), width).await;
            }
        }
        self.set_width(WIDTHS[1]).await;
        faults
    }

    /// Looks at the page as it is: nothing may break a rule of accessibility.
    ///
    /// # Panics
    /// Where the page breaks a rule.
    pub async fn can_be_used_by_everybody(&self) {
        let broken = self.broken_rules().await;
        assert!(broken.is_empty(), "{}: {}", self.path().await, broken.join("\n"));
    }

    /// The rules of accessibility that the page breaks, each with where.
    pub async fn broken_rules(&self) -> Vec<String> {
        let axe = axe();
        let script = format!(
            "const done = arguments[arguments.length - 1]; {axe};
             axe.run(document, {{ runOnly: {RULES} }}).then(
                found => done(found.violations.map(rule => `${{rule.id}}: ${{rule.help}}: `
                    + rule.nodes.map(node => `${{node.target.join(' ')}} ${{node.failureSummary}}`).join('; '))),
                error => done([`axe failed: ${{error}}`]))"
        );
        let found = self.client.execute_async(&script, Vec::new()).await.expect("axe runs");
        let rules = found.as_array().cloned().unwrap_or_default();
        rules.iter().filter_map(|rule| rule.as_str().map(str::to_owned)).collect()
    }

    /// Ends it.
    pub async fn close(self) {
        self.client.close().await.expect("a browser that closes");
    }

    async fn go_by(&self, what: Locator<'_>) {
        self.run("window.isBefore = true").await;
        self.click(what).await;
        let began = Instant::now();
        while self.run("return window.isBefore || document.readyState != 'complete'").await != Value::Bool(false) {
            assert!(began.elapsed() < PATIENCE, "{what:?} leads nowhere from {}", self.path().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn visible(&self, what: Locator<'_>) -> Element {
        self.client.wait().for_element(what).await.unwrap_or_else(|error| panic!("{what:?}: {error}"));
        for element in self.client.find_all(what).await.unwrap_or_default() {
            if element.is_displayed().await.unwrap_or(false) {
                return element;
            }
        }
        panic!("{what:?} is nowhere to be seen on {}", self.path().await)
    }

    async fn shoot(&self, file: &Path, width: u32) {
        let height = self.run("return document.documentElement.scrollHeight").await.as_u64().unwrap_or(900);
        self.set_size(width, u32::try_from(height).unwrap_or(900)).await;
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder for pictures");
        std::fs::write(file, picture).expect("a picture that can be kept");
    }

    /// Windows have a least width; a device's screen has none.
    async fn set_size(&self, width: u32, height: u32) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": screen });
        let address = format!("{}/session/{}/goog/cdp/execute", driver(), self.session);
        let sent = reqwest::Client::new().post(address).json(&command).send().await.expect("the driver answers");
        assert!(sent.status().is_success(), "the screen could not be set");
    }
}

/// The condition under which an element says `text`: in all, or beside an icon, a key or a number.
fn says(text: &str) -> String {
    format!("normalize-space()={text:?} or .//text()[normalize-space()={text:?}]")
}

/// The run's chromedriver, started when it is first asked for.
fn driver() -> &'static str {
    static DRIVER: OnceLock<(String, Leashed)> = OnceLock::new();
    let started = DRIVER.get_or_init(|| {
        let mut driver = Leashed::start(&["chromedriver", "--port=0"], |shell| {
            shell.stderr(Stdio::null());
        });
        let port = driver.listen(|line| {
            let port = line.split("successfully on port ").nth(1)?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let port = port.expect("chromedriver: run ./check, which installs chromium-driver");
        (format!("http://127.0.0.1:{port}"), driver)
    });
    &started.0
}

fn axe() -> &'static str {
    static AXE: OnceLock<String> = OnceLock::new();
    AXE.get_or_init(|| {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../.tools/node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(file).expect("axe-core: run ./check, which installs it")
    })
}
