## Gambar bersama: apa yang dilihat konselor dan klien berdua

# Sebutan di tengah kalimat
picture-name-you = Anda
    .kamu = kamu
picture-name-client = klien
picture-name-counsellor = konselor
picture-name-your-counsellor = konselor Anda
    .kamu = konselormu

picture-session = Sesi { $session }, { $date }
picture-axis = Sesi · { $days }
picture-numbers = Lihat angkanya
picture-none = belum ada
picture-not-yet = belum
picture-head-session = Sesi
picture-head-rated = Menurut { $who }
picture-head-guess = Dugaan { $who }
picture-head-happened = Yang terjadi
picture-head-score = Skor
picture-head-compared = Dibanding skor pertama

# Arti tanda
picture-key-client-interval = Penilaian { $client } dan rentang wajarnya
picture-key-baseline = Biasanya { $value }
picture-key-counsellor = Pandangan { $counsellor } sendiri
picture-key-guess = Dugaan { $counsellor } tentang jawaban { $client }
picture-key-no-feedback = Belum ada umpan balik
picture-key-no-checkin = Belum ada cek-in
picture-key-signal = Tanda: perlu dibicarakan
picture-key-signal-closed = Tanda selesai (titik: saat dibicarakan)
picture-key-signal-open = Tanda masih terbuka
picture-key-repair = Sudah diperbaiki bersama
picture-key-score = Cek-in { $client }
picture-key-band = Naik-turun biasa
picture-key-better = Membaik, di luar naik-turun biasa
picture-key-worse = Menurun, di luar naik-turun biasa
picture-key-view = Menurut { $who }
picture-key-before = Sebelumnya ({ $session })
picture-key-near = Seberapa dekat, menurut { $who }
picture-key-agreement = Kesepakatan ditandatangani
picture-key-held = Sesi terlaksana
picture-key-missed = Sesi terlewat
picture-key-planned = Sesi yang direncanakan
picture-key-ending = Konseling selesai

# Kerja sama dari sesi ke sesi
picture-alliance-title = Kerja sama kita dari sesi ke sesi
picture-alliance-up = ↑ makin selaras
picture-alliance-empty = Setelah sesi pertama, penilaian singkat tentang kerja sama akan muncul di sini, satu titik untuk setiap sesi.
picture-alliance-last = Sesi { $session } ({ $date }): { $client } menilai kerja sama { $value } dari { $max }.
picture-alliance-interval = Nilai sebenarnya kira-kira antara { $low } dan { $high }.
picture-alliance-usual = Biasanya { $value }.
picture-alliance-missing = Ada { $count } sesi tanpa umpan balik.
picture-alliance-signals = Selama ini muncul { $count } tanda.
picture-alliance-repairs = Ada { $count } hal yang sudah diperbaiki bersama.

# Segitiga tujuan, tugas, ikatan
picture-triangle-title = Tujuan, tugas, dan ikatan
picture-goal = Tujuan
picture-task = Tugas
picture-bond = Ikatan
picture-triangle-talk = Segitiga ini bahan obrolan, bukan diagnosis: di mana pandangan kita berbeda, dan apa yang bisa kita ubah?
picture-triangle-empty = Setelah umpan balik pertama, pandangan kita berdua akan muncul di sini sebagai dua segitiga.
picture-triangle-now = { $session }, pada skala { $min } sampai { $max }: { $corners }.
picture-change-up = naik dari { $before }
picture-change-down = turun dari { $before }
picture-change-none = tetap { $before }

# Keadaan dari sesi ke sesi
picture-wellbeing-title = Keadaan dari sesi ke sesi: { $instrument }
picture-wellbeing-up = ↑ makin tinggi makin baik
picture-wellbeing-down = ↓ makin rendah makin baik
picture-wellbeing-higher = Makin tinggi makin baik.
picture-wellbeing-lower = Makin rendah makin baik.
picture-wellbeing-empty = Setelah cek-in pertama, keadaan akan muncul di sini sebagai garis dari sesi ke sesi.
picture-wellbeing-last = Sesi { $session } ({ $date }): skor { $score } dari { $max }.
picture-wellbeing-first = Skor pertama { $score } (sesi { $session }, { $date }).
picture-wellbeing-band = Antara { $low } dan { $high } masih termasuk naik-turun biasa.
picture-wellbeing-better = Sejak sesi { $session } keadaannya membaik, melampaui naik-turun biasa.
picture-wellbeing-worse = Pada sesi { $session } keadaannya memburuk, melampaui naik-turun biasa. Ini perlu dibicarakan.
picture-wellbeing-back = Pada sesi { $session } keadaannya sempat keluar dari naik-turun biasa; sekarang sudah kembali.
picture-wellbeing-missing = Ada { $count } cek-in yang terlewat.
picture-turn-within = naik-turun biasa
picture-turn-better = membaik
picture-turn-worse = menurun

# Tujuan dan tugasnya
picture-goals-title = Tujuan kita dan tugasnya
picture-goals-empty = Tujuan pertama akan muncul di sini dengan kata-kata klien sendiri, lengkap dengan tugas yang mendukungnya.
    .kamu = Tujuan pertamamu akan muncul di sini dengan kata-katamu sendiri, lengkap dengan tugas yang mendukungnya.
picture-goals-count = { $goals } tujuan, { $agreed } sudah disepakati; { $tasks } tugas, { $done } sudah dikerjakan.
picture-goals-scale = { $low } berarti masih jauh, { $high } berarti tercapai.
picture-goal-near = Seberapa dekat: { $goal }
picture-goal-unrated = Belum dinilai seberapa dekat.
picture-agreed = Disepakati berdua
picture-reached = Tercapai
picture-let-go = Tidak dilanjutkan
picture-waits = menunggu jawaban { $who }
picture-declined = belum disetujui { $who }
picture-task-under-way = sedang dijalani
picture-task-done = selesai
picture-task-done-useful = selesai, manfaatnya { $value } dari { $max }
picture-task-undone = belum terlaksana

# Garis waktu
picture-timeline-title = Perjalanan kita
picture-timeline-empty = Perjalanan dimulai dengan kesepakatan dan sesi pertama. Semuanya akan tercatat di garis ini.
picture-timeline-held = { $count } sesi terlaksana.
picture-timeline-missed = { $count } sesi terlewat.
picture-timeline-planned = { $count } sesi direncanakan.
picture-timeline-signals = { $count } tanda, { $open } masih terbuka.
picture-timeline-repairs = { $count } hal diperbaiki bersama.
picture-timeline-all = Baca urutannya ({ $count } catatan)
picture-event-agreement = Kesepakatan konseling ditandatangani
picture-event-held = Sesi { $session } terlaksana
picture-event-missed = Sesi { $session } terlewat
picture-event-planned = Sesi { $session } direncanakan
picture-event-repair = Diperbaiki bersama
picture-event-ended-planned = Konseling diakhiri sesuai rencana
picture-event-ended-transferred = Konseling dilanjutkan dengan konselor lain
picture-event-ended-dropped-out = Konseling berhenti sebelum waktunya
picture-signal-opened = Tanda: { $words }
picture-signal-talked = Tanda dibicarakan: { $words }
picture-signal-closed = Tanda selesai: { $words }
picture-signal-course = Tanda: { $words }. Muncul { $opened }, dibicarakan: { $talked }, selesai: { $closed }.
