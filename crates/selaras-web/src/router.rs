//! Every address of Selaras on one page.

use axum::Router;
use axum::routing::{MethodRouter, get, post};
use selaras_core::access::Act;

use crate::access::{language, link, setup, sign_in, sign_out, unlock};
use crate::app::App;
use crate::cases;
use crate::gate;
use crate::map::Map;
use crate::map::Method::{Get, Post};
use crate::server;

/// The table of addresses.
pub fn map() -> Map {
    Map::default()
        // access
        .open(Get, "/")
        .open(Get, "/health")
        .open(Get, "/assets/{file}")
        .open(Get, "/language/{language}")
        .open(Get, "/sign-in")
        .open(Post, "/sign-in")
        .open(Get, "/unlock")
        .open(Post, "/unlock")
        .open(Get, "/setup/{token}")
        .open(Post, "/setup/{token}")
        .open(Get, "/l/{token}")
        .open(Post, "/l/{token}")
        .post("/sign-out", Act::SignedIn, sign_out::create)
        // cases
        .get("/cases/{case}", Act::ReadCase, cases::show::show)
}

/// The router that answers at these addresses.
pub fn router(app: App) -> Router {
    let mut router = Router::new()
        .route("/", get(server::front))
        .route("/health", get(server::health))
        .route("/assets/{file}", get(server::asset))
        .route("/language/{language}", get(language::choose))
        .route("/sign-in", get(sign_in::show).post(sign_in::create))
        .route("/unlock", get(unlock::show).post(unlock::create))
        .route("/setup/{token}", get(setup::show).post(setup::create))
        .route("/l/{token}", get(link::show).post(link::create));
    for address in map().addresses {
        let Some(page) = address.page else { continue };
        let answer = move |app, request| gate::answer(app, request, address, page);
        let method: MethodRouter<App> = match address.method {
            Get => get(answer),
            Post => post(answer),
        };
        router = router.route(address.path, method);
    }
    server::hardened(router, &app).with_state(app)
}
