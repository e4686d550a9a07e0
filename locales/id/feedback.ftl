## Umpan balik setelah sesi

feedback-title = Bagaimana sesinya?
feedback-about = Sesi { $number }, { $date }
feedback-invitation = Tak ada sesi yang sempurna. Yang kurang pas justru paling menolong: dari situ sesi berikutnya bisa diperbaiki.
feedback-who-reads = Yang membaca hanya konselor Anda, juga supervisornya bila Anda sudah mengizinkan. Ini bukan nilai untuk Anda, dan tidak mengubah cara Anda dilayani.
    .kamu = Yang membaca hanya konselormu, juga supervisornya kalau kamu sudah mengizinkan. Ini bukan nilai untukmu, dan tidak mengubah caramu dilayani.
feedback-words-when = Kalau Anda menulis sesuatu, kapan konselor boleh membacanya?
    .kamu = Kalau kamu menulis sesuatu, kapan konselor boleh membacanya?
feedback-words-now = Sekarang
feedback-words-together = Saat bertemu berikutnya, dibuka bersama
feedback-send = Kirim
feedback-long = Ingin bercerita lebih lengkap? Isi bentuk panjang (dua belas pertanyaan).
feedback-short = Kembali ke bentuk pendek (tiga pertanyaan).

feedback-thanks-title = Terima kasih atas kejujuran Anda
    .kamu = Terima kasih atas kejujuranmu
feedback-thanks-direct = Konselor Anda akan membacanya dan membicarakannya dengan Anda saat bertemu.
    .kamu = Konselormu akan membacanya dan membicarakannya denganmu saat bertemu.
feedback-thanks-indirect = Konselor Anda akan membacanya dan menyesuaikan cara kerjanya. Anda tidak perlu membahasnya, kecuali Anda ingin.
    .kamu = Konselormu akan membacanya dan menyesuaikan cara kerjanya. Kamu tidak perlu membahasnya, kecuali kamu mau.
feedback-thanks-words-now = Tulisan Anda bisa dibaca konselor sekarang.
    .kamu = Tulisanmu bisa dibaca konselor sekarang.
feedback-thanks-words-together = Tulisan Anda disimpan sampai Anda berdua bertemu lagi.
    .kamu = Tulisanmu disimpan sampai kalian bertemu lagi.
feedback-thanks-follow = Di halaman Cerita Anda bisa melihat apakah sudah dibaca, dan apa yang terjadi sesudahnya.
    .kamu = Di halaman Cerita kamu bisa melihat apakah sudah dibaca, dan apa yang terjadi sesudahnya.
feedback-home = Ke beranda
feedback-to-words = Ke Cerita

feedback-not-yet-title = Sesi ini belum berlangsung
feedback-not-yet = Sesi ini direncanakan { $date }. Umpan balik bisa diberikan sesudahnya.
feedback-not-held-title = Sesi ini tercatat tidak berlangsung
feedback-not-held = Sesi pada { $date } dibatalkan atau terlewat, jadi umpan baliknya tidak bisa disimpan. Kalau sebenarnya berlangsung, kabari konselor Anda.
    .kamu = Sesi pada { $date } dibatalkan atau terlewat, jadi umpan baliknya tidak bisa disimpan. Kalau sebenarnya berlangsung, kabari konselormu.
feedback-given-title = Umpan balik untuk sesi ini sudah ada
feedback-given = Anda sudah mengirimnya pada { $date }. Jawaban tidak diubah lagi, tetapi cerita tambahan selalu boleh.
    .kamu = Kamu sudah mengirimnya pada { $date }. Jawaban tidak diubah lagi, tetapi cerita tambahan selalu boleh.
feedback-keep-shared = Simpan dan bagikan ke konselor
feedback-keep-private = Simpan untuk saya sendiri
    .kamu = Simpan untukku sendiri
feedback-to-sessions = Ke daftar sesi

## Sisi konselor
feedback-own-title = Umpan balik dua sisi
feedback-own-none = Klien belum memberi umpan balik untuk sesi ini.
feedback-own-sealed = Umpan balik klien sudah masuk. Beri dulu pandangan dan dugaan Anda, supaya dugaannya jujur; angkanya terbuka sesudah itu, atau dua hari setelah masuk.
feedback-own-arrived = Umpan balik klien sudah masuk.
feedback-own-not-yet = Sesi ini belum berlangsung. Umpan balik diberikan sesudahnya.
feedback-own-not-held = Sesi ini tercatat tidak berlangsung, jadi tidak ada umpan balik.
feedback-own-mine = Pandangan Anda
feedback-own-guessing = Dugaan Anda
feedback-own-send = Simpan
feedback-own-client = Jawaban klien
feedback-own-guess = Dugaan Anda tentang jawaban klien
feedback-own-view = Pandangan Anda sendiri
feedback-own-guessed = Dugaan Anda: { $guess }
feedback-own-gap-within = Selisih dugaan dan jawaban { $gap }: masih dalam batas galat pengukuran ({ $limit }).
feedback-own-gap-above = Dugaan Anda { $gap } lebih tinggi daripada jawaban klien, melebihi batas galat pengukuran ({ $limit }). Baik untuk ditanyakan: apa yang belum terasa pas?
feedback-own-gap-below = Dugaan Anda { $gap } lebih rendah daripada jawaban klien, melebihi batas galat pengukuran ({ $limit }). Klien merasakannya lebih baik daripada yang Anda kira.

done-rating-given = Pandangan Anda tersimpan.
done-rating-given-before = Anda sudah menilai sesi ini; penilaian pertama yang dipakai.
