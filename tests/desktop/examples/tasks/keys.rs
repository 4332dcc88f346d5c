//! A key that means nothing, pressed all the while.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, KEY_PRESS_EVENT, KEY_RELEASE_EVENT};
use x11rb::protocol::xtest::ConnectionExt as _;

const OFTEN: Duration = Duration::from_millis(97);
/// What the display's server calls Pause, which nothing listens to.
const PAUSE: u32 = 0xff13;

/// Presses the key until it is dropped. The window under the pointer gets it, as nothing gives the focus to one.
pub(crate) struct Keys {
    over: Arc<AtomicBool>,
    pressing: Option<JoinHandle<()>>,
}

impl Keys {
    pub(crate) fn press() -> Self {
        let (server, _) = x11rb::connect(None).unwrap();
        let (first, last) = (server.setup().min_keycode, server.setup().max_keycode);
        let mapping = server.get_keyboard_mapping(first, last - first + 1).unwrap().reply().unwrap();
        let of_key = usize::from(mapping.keysyms_per_keycode);
        let place = mapping.keysyms.chunks(of_key).position(|symbols| symbols.contains(&PAUSE));
        let key = first + u8::try_from(place.expect("the keyboard has a Pause")).unwrap();
        let over = Arc::new(AtomicBool::new(false));
        let pressing = std::thread::spawn({
            let over = over.clone();
            move || {
                while !over.load(Ordering::Relaxed) {
                    for event in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
                        server.xtest_fake_input(event, key, 0, x11rb::NONE, 0, 0, 0).unwrap();
                    }
                    server.flush().unwrap();
                    std::thread::sleep(OFTEN);
                }
            }
        });
        Self { over, pressing: Some(pressing) }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        if let Some(pressing) = self.pressing.take() {
            drop(pressing.join());
        }
    }
}
