//! `tandem serve` as a process of its own: it can be killed at any moment, and started again at the same address.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Stdio};
use std::time::Duration;

use super::tandem::TestTandem;
use super::visitor::Visitor;

/// How often it is asked whether it answers, and how long that takes at most.
const ASKED_EVERY: Duration = Duration::from_millis(50);
const MOST_ASKED: u32 = 400;

/// A server on a test's database; killed with it.
#[derive(Debug)]
pub struct Served {
    child: Child,
    address: SocketAddr,
}

impl TestTandem {
    /// Serves this Tandem's database by a process of its own, without a worker inside.
    pub async fn start_server(&self) -> Served {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr());
        let address = port.expect("a free port");
        let served = Served { child: self.start_serving(address), address };
        served.answers().await;
        served
    }

    fn start_serving(&self, address: SocketAddr) -> Child {
        let mut program = self.program("tandem");
        program.arg("serve").env("TANDEM_LISTEN", address.to_string()).env("TANDEM_WORKER", "off");
        program.env("TANDEM_BASE_URL", format!("http://{address}")).stdout(Stdio::null()).stderr(Stdio::null());
        program.spawn().expect("a program that starts")
    }
}

impl Served {
    /// Somebody at its door.
    pub fn visitor(&self) -> Visitor {
        Visitor::from(self.address, Ipv4Addr::LOCALHOST.into())
    }

    /// Kills it without a word, as a power cut does, and starts it again.
    pub async fn kill_and_start(&mut self, tandem: &TestTandem) {
        self.kill();
        self.child = tandem.start_serving(self.address);
        self.answers().await;
    }

    fn kill(&mut self) {
        self.child.kill().and_then(|()| self.child.wait()).expect("a program that can be killed");
    }

    async fn answers(&self) {
        for _ in 0..MOST_ASKED {
            if self.visitor().try_get("/healthz").await {
                return;
            }
            tokio::time::sleep(ASKED_EVERY).await;
        }
        panic!("the server at {} does not answer", self.address);
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.kill();
    }
}
