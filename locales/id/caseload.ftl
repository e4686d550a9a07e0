## Kasus saya: siapa yang perlu perhatian, dan mengapa

caseload-title = Kasus saya
caseload-in-short = { $pressing ->
    [0] { $open } kasus berjalan, tidak ada tanda yang terbuka
   *[other] { $open } kasus berjalan, { $pressing } dengan tanda yang perlu dibicarakan
}
caseload-order = Yang paling perlu perhatian ada di atas, dengan alasannya.
caseload-client = Klien
caseload-why = Mengapa
caseload-alliance = Aliansi
caseload-alliance-note = Aliansi: penilaian klien sesudah sesi, 0–6; garis kecil menunjukkan delapan yang terakhir. Belum ada norma: yang dilihat perubahannya pada klien itu sendiri. Urutan ini hanya untuk Anda.
caseload-held = Sesi
caseload-next = Pertemuan berikut
caseload-no-rating = belum ada
caseload-none-planned = belum direncanakan
caseload-more = dan { $count } alasan lain
caseload-new = Buka kasus baru
caseload-empty = Belum ada kasus
caseload-empty-text = Buka kasus untuk klien pertama Anda, lalu undang klien dengan tautan. Kesepakatan, tujuan, dan sesi menyusul di sana.
caseload-state-now = Hari ini
caseload-state-talk = Perlu dibicarakan
caseload-state-to-do = Ada yang menunggu
caseload-state-well = Berjalan baik
caseload-signal = { $what } (sejak { $date })
caseload-untouched = { $count } hal dari klien belum disentuh, yang tertua sejak { $date }
caseload-own-view = Umpan balik { $count } sesi menunggu pandangan Anda, sejak { $date }
caseload-session-due = { $count } sesi sudah lewat waktunya: apakah jadi?
caseload-agreement-yours = Kesepakatan menunggu tanda tangan Anda
caseload-agreement-theirs = Kesepakatan belum ditandatangani klien
caseload-proposals = { $count } usulan menunggu jawaban Anda, sejak { $date }
caseload-no-next-session = Belum ada sesi berikutnya; yang terakhir { $date }
caseload-no-first-session = Sesi pertama belum direncanakan
caseload-past = Kasus yang sudah selesai
caseload-past-none = Belum ada kasus yang selesai.
caseload-past-order = Yang terakhir selesai ada di atas.
caseload-past-how = Cara selesai
caseload-past-when = Tanggal
caseload-past-words = Catatan
caseload-back = Kembali ke kasus yang berjalan

caseload-find = Cari klien
caseload-find-hint = Nama atau awalannya, paling sedikit tiga huruf. Kasus Anda sendiri, juga yang sudah selesai.
caseload-find-button = Cari
caseload-find-missing = Isi nama atau awalannya.
caseload-find-none = Tidak ada kasus Anda dengan nama ini. Sudah paling sedikit tiga huruf tiap kata?
caseload-find-open = Berjalan
caseload-find-ended = Selesai pada { $date }
caseload-strain = { $count } hal yang kurang pas menunggu Anda, sejak { $date }
