## Akun sendiri: di mana kita masuk, kata sandi, PIN, pengaman kedua

account-title = Keamanan masuk
account-link = Perangkat yang terhubung
account-places = Perangkat yang terhubung
account-places-lead = Bila ada yang tidak Anda kenal, akhiri lalu ganti kata sandi atau PIN Anda.
    .kamu = Kalau ada yang tidak kamu kenal, akhiri lalu ganti PIN-mu, ya.
account-device = { $browser } di { $system }
account-device-unknown = Perangkat yang tidak menyebutkan jenisnya
account-this = perangkat ini
account-since = Masuk { $when }
account-used = Terakhir dipakai { $when }
account-end = Akhiri
account-end-others = Akhiri semua yang lain
account-password-lead = Gantilah bila mungkin ada yang pernah melihatnya.
account-password-change = Ganti kata sandi
account-password-button = Simpan kata sandi
account-ends-others = Di perangkat ini Anda tetap masuk. Di perangkat lain Anda akan dikeluarkan.
account-client-lead = Di sini tampak semua ponsel dan komputer yang bisa membuka ruang ini dengan PIN Anda.
    .kamu = Di sini tampak semua ponsel dan komputer yang bisa membuka ruang ini dengan PIN-mu.
account-pin = PIN Anda
    .kamu = PIN kamu
account-pin-lead = Gantilah bila mungkin ada yang melihat saat Anda memasukkannya.
    .kamu = Ganti kalau mungkin ada yang melihat saat kamu memasukkannya.
account-pin-change = Ganti PIN
account-pin-button = Simpan PIN
account-ends-other-devices = Perangkat ini tetap terhubung. Perangkat lain perlu tautan baru dari konselor.

done-sign-in-ended = Perangkat itu sudah dikeluarkan.
done-sign-ins-ended = Semua perangkat lain sudah dikeluarkan.
done-password-changed = Kata sandi baru sudah berlaku. Semua perangkat lain dikeluarkan.
done-password-none = Anda masuk lewat tautan dan belum punya kata sandi di sini.
done-pin-changed = PIN baru sudah berlaku. Semua perangkat lain dikeluarkan.

proof-title = Benarkah ini Anda?
    .kamu = Benar ini kamu?
proof-lead-password = Langkah ini memerlukan kata sandi Anda sekali lagi. Isian Anda tetap tersimpan.
proof-lead-pin = Langkah ini memerlukan PIN Anda sekali lagi. Isian Anda tetap tersimpan.
    .kamu = Langkah ini perlu PIN-mu sekali lagi. Isianmu tetap tersimpan.
proof-button = Lanjut
proof-wrong = Kata sandi belum tepat. Silakan coba lagi.
