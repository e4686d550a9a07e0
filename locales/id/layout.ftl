## Yang mengelilingi setiap halaman: navigasi, formulir, keterangan

nav-label = Menu utama
nav-home = Beranda
nav-goals = Tujuan
nav-sessions = Sesi
nav-words = Cerita
nav-caseload = Kasus saya
nav-supervision = Supervisi
nav-practice = Lembaga
nav-audit = Siapa melakukan apa
sign-out = Keluar
lock = Kunci
language-switch = English

form-optional = boleh dikosongkan
form-faults = Coba lihat lagi bagian ini
form-faults-kept = Yang sudah Anda isi tetap tersimpan di bawah.
    .kamu = Yang sudah kamu isi tetap tersimpan di bawah.
form-back = Kembali
form-chosen = Pilihan Anda:
    .kamu = Pilihanmu:
form-of = dari
form-pick = Pilih salah satu

copy = Salin
copied = Tersalin

signal-next = Langkah berikutnya
views-you = Anda
    .kamu = Kamu
views-client = Klien
views-counsellor = Konselor
views-none = belum menjawab
privacy-link = Siapa melihat apa

# A field in which too much was written.
field-too-long = Terlalu panjang; paling banyak { $most } huruf.
