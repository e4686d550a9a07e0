## Beranda klien: apa yang berikutnya, dan gambaran yang sama dengan konselor

home-title = Beranda
home-session = Sesi berikutnya bersama { $counsellor }: { $when }.
home-purpose = Untuk: { $purpose }
home-no-session = Belum ada sesi berikutnya yang direncanakan bersama { $counsellor }.
home-ended = Konseling bersama { $counsellor } selesai pada { $date }. Semua yang pernah Anda isi tetap bisa dibaca di sini.
    .kamu = Konseling bersama { $counsellor } selesai pada { $date }. Semua yang pernah kamu isi tetap bisa dibaca di sini.
home-others = Sesudah itu
home-nothing = Tidak ada yang perlu diisi
home-nothing-text = Anda boleh menambah topik untuk sesi berikutnya kapan saja.
    .kamu = Kamu boleh menambah topik untuk sesi berikutnya kapan saja.
home-nothing-action = Ke sesi dan agenda

home-sign-title = Kesepakatan konseling
home-sign-text = Peran, kerahasiaan, dan siapa yang melihat apa. Baca dulu, lalu tanda tangani kalau setuju.
home-sign-action = Baca kesepakatan
home-checkin-title = Sebelum sesi: bagaimana keadaan Anda?
    .kamu = Sebelum sesi: bagaimana keadaanmu?
home-checkin-text = Kurang dari satu menit, supaya waktu bersama dipakai untuk yang penting bagi Anda.
    .kamu = Kurang dari satu menit, supaya waktu bersama dipakai untuk yang penting bagimu.
home-checkin-action = Mulai cek-in
home-feedback-title = Bagaimana sesi yang lalu?
home-feedback-text = Tiga ketukan tentang sesi { $session }. Yang kurang enak pun berguna untuk diketahui.
home-feedback-action = Beri umpan balik
home-answer-goal-title = Sebuah tujuan menunggu jawaban Anda
    .kamu = Sebuah tujuan menunggu jawabanmu
home-answer-goal-text = { $counsellor } mengusulkan: “{ $words }”
home-answer-goal-action = Baca dan jawab
home-answer-task-title = Sebuah tugas menunggu jawaban Anda
    .kamu = Sebuah tugas menunggu jawabanmu
home-answer-task-text = { $counsellor } mengusulkan: “{ $words }”
home-answer-task-action = Baca dan jawab
home-preferences-title = Cara yang cocok untuk Anda
    .kamu = Cara yang cocok untukmu
home-preferences-text = Beberapa pilihan singkat tentang cara konseling yang Anda sukai. Boleh diubah kapan saja.
    .kamu = Beberapa pilihan singkat tentang cara konseling yang kamu sukai. Boleh diubah kapan saja.
home-preferences-action = Pilih
home-report-title = Bagaimana tugas ini berjalan?
home-report-text = “{ $words }”
home-report-action = Ceritakan
home-first-goal-title = Apa yang ingin Anda ubah?
    .kamu = Apa yang ingin kamu ubah?
home-first-goal-text = Tulis satu tujuan dengan kata-kata sendiri. Tidak perlu sempurna.
home-first-goal-action = Tulis tujuan

home-picture-title = Gambaran bersama
home-picture-lead = Angka di sini sama dengan yang dilihat konselor Anda.
    .kamu = Angka di sini sama dengan yang dilihat konselormu.
home-picture-sealed = Konselor Anda sudah memberi pandangan. Pandangan itu terbuka setelah Anda memberi umpan balik, atau sesudah dua hari.
    .kamu = Konselormu sudah memberi pandangan. Pandangan itu terbuka setelah kamu memberi umpan balik, atau sesudah dua hari.
home-picture-all = Lihat seluruh gambaran
home-back = Kembali ke beranda

home-answered-title = Baca jawaban tentang sesi
home-answered-text = { $counsellor } menjawab pertanyaan Anda tentang sesi { $session }.
    .kamu = { $counsellor } menjawab pertanyaanmu tentang sesi { $session }.
home-answered-action = Buka sesi
