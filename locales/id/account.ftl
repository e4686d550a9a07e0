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

proof-lead-both = Langkah ini memerlukan kata sandi dan kode Anda sekali lagi. Isian Anda tetap tersimpan.

account-failed = Upaya masuk yang tidak berhasil
account-failed-password = { $times } kali dengan kata sandi yang keliru, terakhir { $when }.
account-failed-code = { $times } kali dengan kata sandi yang benar tetapi kode yang keliru, terakhir { $when }.
account-failed-pin = { $times } kali dengan PIN yang keliru, terakhir { $when }.
account-failed-what = Dari 31 hari terakhir, termasuk salah ketik Anda sendiri. Dari mana datangnya tidak kami simpan. Bila ada yang bukan Anda, gantilah kata sandi atau PIN.
    .kamu = Dari 31 hari terakhir, termasuk salah ketikmu sendiri. Dari mana datangnya tidak kami simpan. Kalau ada yang bukan kamu, ganti PIN-mu, ya.
practice-failed-as = { $name }: { $times } kali
practice-failed-clients = Sebagai klien: { $times } kali
practice-failed-nobody = Dengan nama yang tidak dimiliki siapa pun: { $times } kali
practice-failed-what = Dari 31 hari terakhir, termasuk salah ketik. Bila banyak: mintalah langkah kedua untuk tugas itu, atau bicarakan dengan orangnya.

account-news = Yang terjadi pada cara masuk Anda
account-news-notice = Ada yang terjadi pada cara masuk Anda.
account-news-look = Silakan periksa
account-news-not-you = Bila ada yang bukan perbuatan atau permintaan Anda: ganti kata sandi sekarang, akhiri perangkat yang tidak Anda kenal, dan kabari pengelola.
account-news-read = Sudah saya baca
account-news-recovery-code = Sebuah kode pemulihan dipakai.
account-news-factors-reset = Pengelola menghapus langkah kedua Anda dan mengeluarkan Anda dari semua perangkat.
account-news-link = Pengelola membuat tautan baru untuk Anda. Siapa yang membukanya memilih kata sandi Anda.
account-news-guessed = Seseorang yang tahu kata sandi Anda mencoba beberapa kode yang keliru. Silakan ganti kata sandi Anda.
account-news-authenticator-set = Anda memasang aplikasi autentikator.
account-news-authenticator-removed = Anda menghapus aplikasi autentikator.
account-news-codes-made = Anda membuat kode pemulihan baru.
account-news-password = Anda mengganti kata sandi.

factors-title = Langkah kedua
factors-lead = Dengan langkah kedua, kata sandi yang terlihat atau tertebak orang lain tidak membuka apa pun. Sesudah kata sandi, Anda memasukkan kode dari aplikasi di ponsel.
factors-asked-for = Lembaga Anda meminta langkah kedua untuk tugas Anda. Begitu terpasang, semua yang lain terbuka.
factors-authenticator = Aplikasi autentikator
factors-authenticator-lead = Anda memerlukan aplikasi yang menampilkan kode, misalnya Aegis, FreeOTP, Google Authenticator, atau pengelola kata sandi yang biasa Anda pakai. Tidak perlu internet. Pemasangannya sekitar dua menit.
factors-set-up = Pasang langkah kedua
factors-on = aktif
factors-since = Sejak { $when }.
factors-none = Saat ini kata sandi saja sudah membuka akun Anda.
factors-new-phone = Ganti ponsel? Hapus aplikasi yang lama di sini, lalu pasang yang baru.
factors-remove = Hapus
factors-change = Ubah
factors-codes = Kode pemulihan
factors-codes-title = Kode pemulihan Anda
factors-codes-left = { $left ->
    [0] Tidak ada kode pemulihan yang tersisa.
   *[other] Tersisa { $left } kode pemulihan.
}
factors-codes-used = Terakhir dipakai { $when }.
factors-codes-lead = Dengan kode ini Anda tetap bisa masuk bila ponsel hilang atau rusak. Kode baru membuat kode lama tidak berlaku.
factors-codes-make = Buat kode baru
factors-codes-told = Tuliskan sepuluh kode ini, atau cetak halaman ini. Halaman ini hanya tampil satu kali.
factors-codes-where = Simpan kertasnya bersama surat penting: bukan di ponsel, dan bukan di samping komputer. Setiap kode berlaku sekali, bersama kata sandi Anda.
factors-codes-kept = Sudah saya simpan
factors-scan-lead = Dua langkah: berikan kunci ini kepada aplikasinya, lalu ketik kode yang muncul.
factors-scan = Pindai dengan aplikasi Anda
factors-type = Atau ketik kunci ini di aplikasi:
factors-first-code = Kode yang sekarang tampil di aplikasi
factors-first-code-hint = Enam angka. Kode yang baru saja berganti masih diterima.
factors-confirm = Pasang
done-authenticator-removed = Aplikasi autentikator sudah dihapus, dan kode pemulihannya tidak berlaku lagi. Semua perangkat lain dikeluarkan.

passkeys = Kunci sandi (passkey)
passkeys-lead = Kunci sandi tersimpan di ponsel atau komputer ini dan dibuka dengan jari, wajah, atau PIN perangkat. Kunci ini saja cukup untuk masuk, dan tidak bisa dipancing oleh halaman palsu.
passkey-make = Buat kunci sandi di sini
passkey-make-button = Buat kunci sandi
passkey-lead = Peramban akan meminta Anda membuka kunci perangkat ini. Lakukan hanya di perangkat milik Anda sendiri.
passkey-needs-script = Untuk ini diperlukan JavaScript, yang sedang dimatikan di peramban Anda. Aplikasi autentikator tetap bisa dipakai tanpa itu.
passkey-not-made = Belum berhasil: tidak ada kunci sandi yang dibuat. Mungkin perangkat ini sudah punya, atau kuncinya tidak dibuka tepat waktu.
passkeys-lead-client = Dengan kunci sandi, jari, wajah, atau kunci ponsel Anda membuka ruang ini tanpa PIN. PIN tetap ada, dan tetap diminta untuk langkah yang penting.
    .kamu = Dengan kunci sandi, jari, wajah, atau kunci ponselmu membuka ruang ini tanpa PIN. PIN tetap ada, dan tetap diminta untuk langkah yang penting.
passkey-lead-client = Ponsel akan meminta Anda membuka kuncinya. Di daftar kunci sandi ponsel hanya akan tertulis “Selaras”.
    .kamu = Ponsel akan memintamu membuka kuncinya. Di daftar kunci sandi ponsel hanya akan tertulis “Selaras”.
passkey-only-yours = Buatlah hanya bila tidak ada orang lain yang bisa membuka ponsel ini. Siapa pun yang jarinya, wajahnya, atau PIN-nya membuka ponsel ini juga akan membuka ruang Anda.
    .kamu = Buat hanya kalau tidak ada orang lain yang bisa membuka ponsel ini. Siapa pun yang jarinya, wajahnya, atau PIN-nya membuka ponsel ini juga akan membuka ruangmu.
passkey-needs-script-client = Untuk ini diperlukan JavaScript, yang sedang dimatikan di peramban Anda. PIN tetap bisa dipakai tanpa itu.
    .kamu = Untuk ini diperlukan JavaScript, yang sedang dimatikan di perambanmu. PIN tetap bisa dipakai tanpa itu.
passkey-made-at = Dibuat { $when }
account-news-passkey-made = Anda membuat kunci sandi.
account-news-passkey-removed = Anda menghapus kunci sandi.
done-passkey-made = Mulai sekarang perangkat ini bisa dipakai masuk dengan kunci sandinya. Semua perangkat lain dikeluarkan.
done-passkey-removed = Kunci sandi sudah dihapus. Semua perangkat lain dikeluarkan.
