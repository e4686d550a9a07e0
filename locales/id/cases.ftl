## Satu kasus: kepala halaman dan gambaran bersama

cases-tabs = Bagian kasus
cases-tab-picture = Gambaran
cases-tab-goals = Tujuan
cases-tab-sessions = Sesi
cases-tab-words = Cerita
cases-tab-agreement = Kesepakatan
cases-held = { $count ->
    [0] Belum ada sesi
   *[other] { $count } sesi sudah berjalan
}
cases-ended = Selesai { $date }, { $how }
cases-ended-planned = sesuai rencana
cases-ended-transferred = dialihtangankan
cases-ended-dropped-out = klien berhenti datang

# Gambaran bersama
cases-checkin = cek-in
cases-sealed = Umpan balik { $client } sudah ada. Beri dulu pandangan dan dugaan Anda, lalu keduanya terbuka berdampingan.
cases-sealed-open = Beri pandangan Anda
cases-empty = Gambarannya tumbuh bersama
cases-empty-text = Aliansi, keadaan, tujuan, dan garis waktu muncul di sini begitu sesi dan cek-in berjalan. Mulailah dari tujuan, dengan kata-kata klien.
cases-empty-action = Ke tujuan
cases-in-short = Ringkasan kasus
cases-next = Pertemuan berikut
cases-next-prepare = Siapkan sesi
cases-next-none = Belum ada sesi yang direncanakan.
cases-next-plan = Rencanakan sesi
cases-this = Kasus ini
cases-opened = Dibuka
cases-agreement = Kesepakatan
cases-agreement-signed = Ditandatangani berdua, { $date }
cases-agreement-waits-counsellor = Menunggu tanda tangan konselor
cases-agreement-waits-client = Menunggu tanda tangan klien
cases-talk = Cara membahas skor
cases-talk-direct = Bicara langsung
cases-talk-indirect = Tidak langsung: konselor membaca dan menindaklanjuti
cases-supervision = Supervisor
cases-supervision-from = Boleh melihat sejak { $date }, dengan izin klien
cases-supervision-none = Tidak melihat; klien belum memberi izin
cases-invite = Undang klien dengan tautan
cases-close = Tutup kasus ini

cases-question = { $client } bertanya atau lebih ingin yang lain untuk sesi { $number }.
cases-question-open = Jawab
cases-review-due = Sudah empat sesi sejak terakhir melihat ke belakang dan ke depan bersama { $client }.
cases-review-waits = Tinjauan bersama menunggu jawaban { $client }.
cases-review-otherwise = { $client } melihat tinjauan terakhir lain. Bicarakan, lalu catat yang baru.
cases-review-open = Buka tinjauan
