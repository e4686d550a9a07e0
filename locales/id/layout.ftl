## Yang mengelilingi setiap halaman: navigasi, formulir, keterangan

nav-label = Menu utama
nav-home = Beranda
nav-goals = Tujuan
nav-sessions = Sesi
nav-words = Cerita
nav-caseload = Kasus saya
nav-supervision = Supervisi
nav-practice = Lembaga
sign-out = Keluar
lock = Kunci
language-other-short = EN

form-optional = boleh dikosongkan
form-faults = Ada yang perlu dilengkapi
form-faults-kept = Yang sudah Anda isi tetap tersimpan di bawah.
    .kamu = Yang sudah kamu isi tetap tersimpan di bawah.
form-back = Kembali
form-none-chosen = Belum dipilih
form-chosen = Pilihan Anda:
    .kamu = Pilihanmu:
form-of = dari
form-pick = Pilih salah satu

copy = Salin
copied = Tersalin

notice-done = Beres
notice-care = Perlu perhatian
notice-fault = Belum berhasil

signal-next = Langkah berikutnya
views-client = Klien
views-counsellor = Konselor
views-none = belum menjawab
