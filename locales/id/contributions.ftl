## Yang diberikan klien, dan apa yang terjadi sesudahnya

given-title = Dari klien
given-none-title = Belum ada apa-apa dari klien
given-none = Cek-in, umpan balik, topik, dan cerita klien akan muncul di sini, masing-masing menunggu tanggapan Anda.
given-untouched-title = Menunggu tanggapan Anda
given-all-touched = Semua sudah ditanggapi.
given-why = Satu ketukan cukup. Klien bisa melihat bahwa yang ia berikan sudah dibaca.
given-touched-title = Sudah ditanggapi
given-more = Tampilkan semua
given-answers = Lihat semua jawaban
given-waits = Ada tulisan yang ingin dibuka bersama. Tulisan itu terbuka begitu sesi berikutnya dimulai.
given-sealed = Jawabannya terbuka setelah Anda memberi pandangan dan dugaan Anda sendiri, atau dua hari setelah masuk.
given-rate = Beri pandangan saya

given-check-in = Cek-in
given-feedback = Umpan balik
given-preferences = Preferensi
given-amendment = Kesepakatan
given-goal = Tujuan
given-task = Tugas
given-goal-rating = Kedekatan tujuan
given-task-report = Kabar tugas
given-agenda-item = Topik agenda
given-reflection = Cerita
given-remark = Tentang suatu sesi
given-remark-question = Tentang maksudnya.
given-remark-addition = Tambahan pada rangkuman.
given-remark-correction = Pembetulan pada rangkuman.

given-worded = Kata-kata dari klien.
given-agrees = Klien setuju.
given-wants-to-talk = Klien ingin membicarakannya dulu.
given-declines = Klien tidak setuju.
given-unanswered = Klien belum menjawab kata-kata yang baru.
given-task-done = Sudah dikerjakan
given-task-partly = Dikerjakan sebagian
given-task-not = Belum dikerjakan
given-task-useful = { $went }, kegunaan { $useful } dari 6

given-arrived = Sudah diterima
given-untouched = Belum ditanggapi
given-read = Sudah dibaca
given-talked = Sudah dibicarakan
given-changed = Mengubah sesuatu
given-mark-read = Dibaca
given-mark-talked = Dibicarakan
given-mark-changed = Mengubah sesuatu

done-given-read = Ditandai sudah dibaca.
done-given-talked = Ditandai sudah dibicarakan.
done-given-changed = Ditandai mengubah sesuatu.

## Halaman klien sendiri
words-title = Cerita
words-lead = Tempat menulis untuk diri sendiri. Hanya Anda yang melihatnya, kecuali Anda membagikannya.
    .kamu = Tempat menulis untuk dirimu sendiri. Hanya kamu yang melihatnya, kecuali kamu membagikannya.
words-write = Apa yang ingin Anda catat?
    .kamu = Apa yang ingin kamu catat?
words-write-hint = Misalnya: yang teringat dari sesi terakhir, atau yang ingin dibawa ke sesi berikutnya.
words-missing = Tuliskan sesuatu dulu, sedikit saja cukup.
words-keep-private = Simpan untuk saya sendiri
    .kamu = Simpan untukku sendiri
words-keep-shared = Simpan dan bagikan
words-reflections = Tulisan saya
    .kamu = Tulisanku
words-private = Hanya untuk saya
    .kamu = Hanya untukku
words-shared = Dibagikan ke konselor
words-share = Bagikan ke konselor
words-given = Yang sudah saya berikan
    .kamu = Yang sudah kuberikan
words-given-why = Di sini terlihat apa yang terjadi dengan setiap hal yang Anda berikan.
    .kamu = Di sini terlihat apa yang terjadi dengan setiap hal yang kamu berikan.
words-given-none = Belum ada. Cek-in, umpan balik, dan topik Anda akan muncul di sini, beserta apa yang terjadi dengannya.
    .kamu = Belum ada. Cek-in, umpan balik, dan topikmu akan muncul di sini, beserta apa yang terjadi dengannya.
words-waits = Tulisan ini menunggu sampai sesi berikutnya dimulai.
words-open = Biarkan konselor membacanya sekarang

done-words-opened = Konselor bisa membacanya sekarang.
done-words-open-already = Tulisan ini memang sudah bisa dibaca konselor.
done-reflection-kept = Tersimpan, hanya untuk Anda.
    .kamu = Tersimpan, hanya untukmu.
done-reflection-shared = Tersimpan dan dibagikan ke konselor.

given-kept-wishes = Keinginan yang dipegang
given-kept-wishes-says = Apakah keinginan klien dipegang, keinginan demi keinginan.
given-profile = Tentang klien
given-reflection-earlier = Sebelumnya, { $date }: “{ $words }”
