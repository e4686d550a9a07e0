## Sesi

sessions-title = Sesi
sessions-own-title = Sesi
sessions-name = Sesi { $number }
sessions-next = Sesi berikutnya
sessions-later = Sesi sesudahnya
sessions-past = Sesi yang lalu
sessions-open = Buka sesi ini
sessions-none-title = Belum ada sesi
sessions-none = Rencanakan yang pertama: kapan, dan untuk apa. Klien langsung melihatnya.
sessions-none-looking = Konselor belum merencanakan sesi.
sessions-under-way = Sedang berlangsung
sessions-due = Sudah waktunya
sessions-planned = Direncanakan
sessions-held = Terlaksana
sessions-missed = Tidak hadir
sessions-cancelled = Dibatalkan

sessions-plan = Rencanakan sesi
sessions-plan-more = Rencanakan sesi lain
sessions-plan-button = Rencanakan
sessions-when = Kapan?
sessions-when-missing = Pilih tanggal dan jamnya.
sessions-when-far = Tanggal ini terlalu jauh. Periksa tahunnya.
sessions-purpose = Untuk apa sesi ini?
sessions-purpose-hint = Dengan kata-kata sehari-hari; klien membacanya. Misalnya: “Mencari dua cara memulai tidur lebih awal.”
sessions-purpose-missing = Tuliskan maksudnya, satu kalimat saja cukup.
sessions-purpose-long = Terlalu panjang; paling banyak { $most } huruf.
sessions-replan = Ubah waktu atau maksud
sessions-replan-button = Simpan perubahan

sessions-begin = Mulai sesi
sessions-miss = Klien tidak hadir
sessions-cancel = Batalkan sesi
sessions-close = Tutup sesi
sessions-close-button = Tutup sesi
sessions-reword = Ubah rangkuman bersama
sessions-reword-button = Simpan rangkuman
sessions-summary = Rangkuman bersama
sessions-summary-hint = Apa yang dibawa pulang berdua. Klien membacanya, jadi lebih baik ditulis bersama.
sessions-closing-cancelled = Sesi ini sudah dibatalkan, jadi tidak bisa ditutup. Rencanakan sesi baru; tulisan Anda masih ada di sini.

sessions-note = Catatan pribadi
sessions-note-hint = Hanya Anda yang membacanya: bukan klien, supervisor, atau pengelola.
sessions-note-title = Catatan pribadi
sessions-note-open = Catatan pribadi saya tentang sesi ini
sessions-note-written = Terakhir ditulis { $when }
sessions-note-button = Simpan catatan

sessions-aside = Persiapan sesi
sessions-checkin = Cek-in klien
sessions-checkin-this = Untuk sesi ini, { $date }
sessions-checkin-earlier = Belum ada untuk sesi ini. Yang terakhir: { $date }
sessions-checkin-first = Cek-in pertama; belum ada pembanding.
sessions-checkin-same = Sama seperti cek-in sebelumnya.
sessions-checkin-moved = Dibanding cek-in sebelumnya: { $rose } lebih baik, { $fell } lebih berat.
sessions-checkin-before = sebelumnya { $before }
sessions-fell = Turun
sessions-rose = Naik

sessions-feedback = Umpan balik sesi ini
sessions-feedback-none = Belum ada penilaian dari kedua sisi. Milik Anda butuh dua puluh detik.
sessions-feedback-yours = Penilaian Anda sudah ada; klien belum memberi umpan balik.
sessions-feedback-sealed = Umpan balik klien sudah masuk. Beri dulu pandangan dan dugaan Anda.
sessions-feedback-theirs = Umpan balik klien sudah masuk. Penilaian Anda belum ada.
sessions-feedback-both = Kedua sisi sudah menilai.
sessions-feedback-open = Buka umpan balik

## Sisi klien
sessions-own-none-title = Belum ada sesi yang direncanakan
sessions-own-none = Begitu konselor merencanakan sesi, waktu dan maksudnya muncul di sini. Sementara itu, topik Anda bisa masuk agenda.
    .kamu = Begitu konselor merencanakan sesi, waktu dan maksudnya muncul di sini. Sementara itu, topikmu bisa masuk agenda.
sessions-own-checkin-again = Keadaan berubah? Isi lagi
sessions-own-checkin = Isi cek-in
sessions-own-checked-in = Cek-in untuk sesi ini sudah masuk.
sessions-own-feedback = Beri umpan balik
sessions-question-open = Ada pertanyaan tentang maksud sesi ini?
sessions-question = Pertanyaan Anda
    .kamu = Pertanyaanmu
sessions-question-send = Kirim pertanyaan

done-session-planned = Sesi direncanakan. Klien bisa melihat waktu dan maksudnya.
done-session-replanned = Perubahan tersimpan. Klien bisa melihatnya.
done-session-begun = Sesi dimulai.
done-session-missed = Dicatat: klien tidak hadir.
done-session-cancelled = Sesi dibatalkan.
done-session-closed = Sesi ditutup. Tinggal penilaian Anda, dua puluh detik.
done-session-reworded = Rangkuman tersimpan.
done-session-noted = Catatan tersimpan.
done-session-changed-before = Sesi ini sudah berubah sementara itu. Beginilah keadaannya sekarang.
