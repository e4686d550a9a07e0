## Tanda: mengapa perangkat lunak angkat bicara, dan apa langkah berikutnya

signals-since = sejak { $date }
signals-since-session = sesudah sesi { $session }, { $date }
signals-open = Buka tanda ini
signals-acknowledge = Saya sudah lihat
signals-assumed = Galat dihitung dari reliabilitas yang masih asumsi.

# Seberapa sering tanda seperti ini benar
signals-precision-progress = Pada sistem yang paling banyak diteliti, sekitar tujuh dari sepuluh tanda seperti ini keliru (dihitung dari Hannan dkk., 2005).
signals-precision-alliance = Belum ada penelitian tentang seberapa sering tanda ini benar. Dari galat saja, sekitar satu dari empat puluh penilaian akan tampak begini; pada sistem yang paling banyak diteliti, sekitar tujuh dari sepuluh tandanya keliru.
signals-precision-line = Garis ini ketetapan kami sendiri, sebelum ada data; belum diketahui seberapa sering tanda ini benar.
signals-precision-count = Ini hitungan, bukan taksiran. Apa artinya, hanya Anda berdua yang tahu.
signals-precision-danger = Ini jawaban, bukan taksiran. Selalu perlu ditanggapi.
signals-precision-record = Di lembaga ini { $right } dari { $known } tanda seperti ini yang sudah ditutup memang berarti (kemungkinan { $low }–{ $high } persen).

# Setiap jenis tanda: nama, nama pendek, angka, kalimat, langkah
signals-danger-title = Jawaban tentang menyakiti diri
signals-danger-brief = jawaban tentang keselamatan diri
signals-danger-numbers = Jawaban: “{ $answer }”
signals-danger-sentence = { $client } menjawab pertanyaan tentang menyakiti diri. Nomor darurat lembaga langsung tampil di layarnya.
signals-danger-step-direct = Hubungi { $client } hari ini juga dan tanyakan langsung dengan tenang. Susun rencana keselamatan bersama, dan libatkan supervisor.
signals-danger-step-indirect = Hubungi { $client } hari ini juga dan tanyakan langsung dengan tenang, meskipun biasanya ia memilih tidak langsung. Libatkan supervisor.

signals-worsening-title = Keadaan memburuk
signals-worsening-brief = keadaan lebih berat dari awal
signals-worsening-numbers = { $first } di awal, kini { $now } · berubah { $change }, lebih dari galat { $smallest }
signals-worsening-sentence = Menurut { $instrument }, keadaan { $client } kini lebih berat daripada saat mulai, melebihi naik turun biasa.
signals-worsening-step-direct = Mulai sesi dengan gambaran ini: apa yang terjadi, dan apa yang perlu diubah dari cara kita bekerja? Bawa ke supervisi sebelum sesi berikutnya.
signals-worsening-step-indirect = { $client } ingin Anda membaca dan menindaklanjuti. Bawa ke supervisi, ubah rencana sesi berikutnya, dan perhatikan cek-in sesudahnya.

signals-alliance-drop-title = Kerja sama turun dari biasanya
signals-alliance-drop-brief = kerja sama turun dari biasanya
signals-alliance-drop-numbers = { $now } dari biasanya { $usual } · turun { $change }, lebih dari galat { $smallest }
signals-alliance-drop-sentence = Penilaian { $client } turun sedikit demi sedikit di semua butir.
signals-alliance-drop-sentence-items = { $client } menilai lebih rendah dari biasanya: { $items }
signals-alliance-drop-step-direct = Buka sesi dengan ini, sebelum hal lain: “Apa yang terasa kurang pas waktu itu?” Dengarkan dulu; menjelaskan bisa nanti.
signals-alliance-drop-step-indirect = { $client } memilih agar Anda membaca dan menindaklanjuti. Ubah satu hal pada sesi berikutnya, lalu lihat apakah umpan baliknya pulih. Tidak perlu menanyakannya langsung.

signals-alliance-low-title = Kerja sama rendah sejak awal
signals-alliance-low-brief = kerja sama rendah sejak awal
signals-alliance-low-numbers = { $ratings ->
    [1] { $mean } dari { $top } pada penilaian pertama · di bawah garis { $line }, melebihi galat
   *[other] rata-rata { $mean } dari { $top } pada { $ratings } penilaian pertama · di bawah garis { $line }
}
signals-alliance-low-sentence = Arah atau cara konseling belum terasa pas bagi { $client }. Awal yang rendah masih bisa naik kalau dibicarakan.
signals-alliance-low-step-direct = Tanyakan apa yang { $client } harapkan dari konseling dan dari Anda, lalu cocokkan tujuan dan caranya sekali lagi.
signals-alliance-low-step-indirect = Baca lagi preferensi { $client }, sesuaikan tujuan atau cara pada sesi berikutnya, lalu lihat apakah penilaiannya naik.

signals-guess-above-title = Dugaan lebih tinggi daripada jawaban
signals-guess-above-brief = dugaan di atas jawaban klien
signals-guess-above-numbers = dugaan { $guess }, jawaban { $rating } · beda { $change }, lebih dari galat { $smallest }
signals-guess-above-sentence = { $client } kurang puas daripada yang diduga. Beda pandangan itu biasa; yang penting, jangan sampai ada yang luput.
signals-guess-above-step-direct = Tanyakan dengan rasa ingin tahu: “Saya mengira sesi kemarin lebih pas. Apa yang saya lewatkan?”
signals-guess-above-step-indirect = Lihat butir yang paling jauh bedanya, ubah satu hal pada sesi berikutnya, lalu duga lagi.

signals-no-improvement-title = Kemajuan belum tampak
signals-no-improvement-brief = kemajuan belum tampak
signals-no-improvement-numbers = { $first } di awal, kini { $now } setelah { $scores } kali mengisi · perlu berubah { $smallest } agar melampaui galat
signals-no-improvement-sentence = Menurut { $instrument }, keadaan { $client } belum membaik melebihi naik turun biasa.
signals-no-improvement-step-direct = Lihat bersama: tujuan mana yang masih tepat, tugas mana yang terasa berguna? Kalau belum jelas apa yang perlu diubah, bawa ke supervisi.
signals-no-improvement-step-indirect = Tinjau tujuan dan tugas tanpa menunggu { $client } mengeluh, usulkan satu perubahan, dan bawa ke supervisi kalau ragu.

signals-feedback-stopped-title = Umpan balik tidak datang lagi
signals-feedback-stopped-brief = umpan balik tidak datang lagi
signals-feedback-stopped-numbers = { $sessions } sesi terakhir tanpa umpan balik · sebelumnya diisi { $before } kali
signals-feedback-stopped-sentence = { $client } bisa saja lupa, bisa juga enggan. Diam pun layak ditanyakan dengan lembut.
signals-feedback-stopped-step-direct = Tanyakan ringan apa yang membuatnya sulit diisi, dan ceritakan satu hal yang Anda ubah karena umpan balik { $client }.
signals-feedback-stopped-step-indirect = Permudah: sediakan ponsel atau kertas di akhir sesi, dan tunjukkan kepada { $client } bahwa yang diisi benar-benar dipakai.

signals-checkins-stopped-title = Cek-in tidak datang lagi
signals-checkins-stopped-brief = cek-in tidak datang lagi
signals-checkins-stopped-numbers = { $sessions } sesi terakhir tanpa cek-in · sebelumnya diisi { $before } kali
signals-checkins-stopped-sentence = { $client } bisa saja lupa, bisa juga merasa cek-in tidak ada gunanya.
signals-checkins-stopped-step-direct = Isi cek-in bersama di awal sesi, lalu mulai dari satu jawaban { $client }.
signals-checkins-stopped-step-indirect = Kirim pengingat yang ringan sebelum sesi, dan mulai sesi dari apa yang { $client } isi.

signals-goal-unanswered-title = Tujuan belum disepakati
signals-goal-unanswered-brief = tujuan belum disepakati
signals-goal-unanswered-sentence-client = “{ $words }” masih menunggu kata sepakat dari { $client }.
signals-goal-unanswered-sentence-counsellor = “{ $words }” masih menunggu kata sepakat dari konselor.
signals-goal-unanswered-step-direct = Baca kata-katanya bersama. Kalau kurang pas, minta { $client } menyebutnya dengan kata-kata sendiri.
signals-goal-unanswered-step-indirect = Tawarkan dua rumusan yang bisa dipilih { $client }, supaya ia tidak perlu menolak.

signals-task-unanswered-title = Tugas belum disepakati
signals-task-unanswered-brief = tugas belum disepakati
signals-task-unanswered-sentence-client = “{ $words }” masih menunggu kata sepakat dari { $client }.
signals-task-unanswered-sentence-counsellor = “{ $words }” masih menunggu kata sepakat dari konselor.
signals-task-unanswered-step-direct = Tanyakan apa yang membuat tugas ini kurang cocok, lalu kecilkan atau ganti bersama { $client }.
signals-task-unanswered-step-indirect = Usulkan tugas yang lebih kecil, atau dua pilihan, supaya { $client } bisa memilih tanpa menolak.

signals-unanswered-numbers = { $sessions } sesi berlalu sejak jawaban terakhir
signals-unanswered-step-yours = Jawab usulan { $client } sekarang: setuju, ingin bicara, atau belum cocok.

# Cara membukanya
signals-ways = Cara membukanya
signals-ways-danger-1 = “Anda menulis bahwa pikiran itu muncul. Terima kasih sudah jujur. Ceritakan, seperti apa rasanya sekarang?”
signals-ways-danger-2 = “Apakah ada rencana, atau hal yang membuat Anda takut pada diri sendiri malam ini?”
signals-ways-danger-3 = “Siapa yang bisa menemani Anda hari ini, dan apa yang kita sepakati sampai besok?”
signals-ways-danger-source = Menanyakan pikiran bunuh diri tidak memicunya (WHO, mhGAP).
signals-ways-worsening-1 = “Minggu-minggu ini tampak lebih berat daripada saat kita mulai. Apa yang paling berat?”
signals-ways-worsening-2 = “Apa yang selama ini kita lakukan yang justru tidak menolong?”
signals-ways-worsening-3 = “Kalau sesi depan boleh sama sekali berbeda, apa yang Anda inginkan?”
signals-ways-worsening-source = Yang menolong bukan grafiknya, melainkan percakapan dan perubahan sesudahnya (tinjauan 2023: g 0,15 tanpa dukungan, 0,36–0,53 dengan dukungan bagi yang tidak membaik).
signals-ways-alliance-drop-1 = “Sesi kemarin ada yang terasa kurang pas. Boleh saya tahu apa?”
signals-ways-alliance-drop-2 = “Kalau saya boleh mengulang sesi itu, bagian mana yang sebaiknya lain?”
signals-ways-alliance-drop-3 = “Terima kasih sudah menilai apa adanya. Itu menolong saya.” Lalu diam sebentar.
signals-ways-alliance-drop-source = Keretakan yang diperbaiki berkaitan dengan hasil yang lebih baik (r 0,29; 11 studi, 1.314 orang; Eubanks dkk., 2018). Ini korelasi, bukan sebab.
signals-ways-alliance-low-1 = “Apa yang Anda harapkan waktu pertama datang ke sini, dan apa yang belum terjadi?”
signals-ways-alliance-low-2 = “Lebih enak kalau saya lebih banyak memberi arahan, atau lebih banyak mendengarkan?”
signals-ways-alliance-low-3 = “Tujuan yang kita tulis ini, sudahkah milik Anda sendiri?”
signals-ways-alliance-low-source = Menanyakan dan mengikuti preferensi berkaitan dengan lebih sedikit yang berhenti (OR 1,79; 53 studi). Ini korelasi, bukan sebab.
signals-ways-guess-above-1 = “Saya mengira sesi kemarin lebih pas bagi Anda. Apa yang saya lewatkan?”
signals-ways-guess-above-2 = “Di bagian mana Anda ingin berkata tidak, tetapi sungkan?”
signals-ways-guess-above-3 = “Apa satu hal kecil yang bisa saya ubah minggu depan?”
signals-ways-guess-above-source = Dari 6.888 sesi konseling di Tiongkok: saat konselor menaksir terlalu tinggi, kelegaan klien sesudahnya lebih kecil; saat menaksir terlalu rendah, lebih besar. Ini korelasi, bukan sebab.
signals-ways-no-improvement-1 = “Dari semua yang kita coba, mana yang paling ada gunanya?”
signals-ways-no-improvement-2 = “Kalau keadaan membaik sedikit saja, apa tanda pertamanya?”
signals-ways-no-improvement-3 = “Apakah kita sedang mengerjakan hal yang tepat?”
signals-ways-no-improvement-source = Sebagian orang baru membaik sesudah sesi keenam (4.394 orang). Tanda ini ajakan meninjau, bukan vonis.
signals-ways-silence-1 = “Formulirnya merepotkan, atau ada yang membuat enggan? Dua-duanya boleh dikatakan.”
signals-ways-silence-2 = “Mau kita isi bersama satu menit di akhir sesi?”
signals-ways-silence-3 = “Yang Anda tulis dulu membuat saya mengubah ini …”
signals-ways-silence-source = Klien yang jawabannya tidak pernah dibahas berhenti percaya pada pengisiannya (penelitian pengalaman klien). Menanggapi adalah ajakan terbaik.
signals-ways-unanswered-1 = “Usulan ini sudah lama menunggu. Apa yang membuatnya belum pas?”
signals-ways-unanswered-2 = “Bagaimana Anda menyebutnya dengan kata-kata sendiri?”
signals-ways-unanswered-3 = “Boleh juga kita lepaskan dulu, dan memilih yang lebih penting.”
signals-ways-unanswered-source = Kesepakatan tujuan (r 0,24; 54 studi) dan kerja sama (r 0,29; 53 studi) berkaitan dengan hasil (Tryon dkk., 2018). Ini korelasi, bukan sebab.

# Halaman satu tanda
signals-story = Jalannya tanda ini
signals-story-raised = Tanda muncul
signals-story-acknowledged = Dilihat oleh { $who }
signals-story-talked = Dibicarakan, dicatat oleh { $who }
signals-story-acted = Ditindaklanjuti oleh { $who }
signals-story-closed = Ditutup: { $outcome }
signals-talk-direct = Sudah kami bicarakan
signals-talk-direct-lead = Satu kalimat cukup, supaya sesi depan bisa dilanjutkan dari sini.
signals-talk-indirect = Sudah saya tindak lanjuti
signals-talk-indirect-lead = { $client } memilih agar Anda membaca dan bertindak. Catat apa yang Anda ubah.
signals-talk-words = Apa yang disepakati atau diubah?
signals-talk-words-missing = Tuliskan dalam satu kalimat apa yang disepakati atau diubah.
signals-talk-send = Simpan
signals-closing = Tutup tanda ini
signals-closing-lead = Hasilnya dihitung, supaya kelak tampak seberapa sering tanda seperti ini benar.
signals-closing-outcome = Apa hasilnya?
signals-closing-outcome-missing = Pilih apa hasilnya.
signals-closing-words = Kalau perlu, beberapa kata tentang hasilnya
signals-outcome-repaired = Pulih bersama
signals-outcome-repaired-hint = Yang renggang sudah diperbaiki.
signals-outcome-useful = Berguna
signals-outcome-useful-hint = Membuka percakapan atau perubahan.
signals-outcome-noise = Ternyata tidak apa-apa
signals-outcome-noise-hint = Tandanya keliru.
signals-outcome-let-go = Dibiarkan dulu
signals-outcome-let-go-hint = Mungkin ada sesuatu, tetapi tidak dilanjutkan.
signals-outcome-handled = Sudah ditangani
signals-outcome-handled-hint = Yang perlu dilakukan sudah dilakukan.
signals-read-only = Anda melihat tanda ini sebagai supervisor. Yang menindaklanjuti adalah konselornya.
done-signal-acknowledgement = Dicatat: Anda sudah melihat tanda ini.
done-signal-talk = Tersimpan. Tanda ini tetap terbuka sampai Anda menutupnya.
done-signal-closing = Tanda ini sudah ditutup. Riwayatnya tetap tersimpan.

# Yang dilihat klien: hal yang layak dibicarakan
signals-own = Layak dibicarakan
signals-own-direct = Anda memilih membicarakannya langsung. Ini bisa jadi pembuka sesi berikutnya.
    .kamu = Kamu memilih membicarakannya langsung. Ini bisa jadi pembuka sesi berikutnya.
signals-own-indirect = Anda memilih tidak langsung: konselor Anda membaca dan menindaklanjutinya, Anda tidak perlu memulai.
    .kamu = Kamu memilih tidak langsung: konselormu membaca dan menindaklanjutinya, kamu tidak perlu memulai.
signals-own-danger = Anda memberi tahu bahwa keadaan sedang berat. Konselor Anda sudah tahu. Kalau sekarang terasa tidak aman:
    .kamu = Kamu memberi tahu bahwa keadaan sedang berat. Konselormu sudah tahu. Kalau sekarang terasa tidak aman:
signals-own-worsening = Hari-hari Anda tampak lebih berat daripada saat mulai. Itu perlu diketahui berdua, dan bukan salah Anda.
    .kamu = Hari-harimu tampak lebih berat daripada saat mulai. Itu perlu diketahui berdua, dan bukan salahmu.
signals-own-alliance-drop = Anda menilai kerja sama lebih rendah dari biasanya. Apa yang kurang pas? Konselor Anda ingin tahu.
    .kamu = Kamu menilai kerja sama lebih rendah dari biasanya. Apa yang kurang pas? Konselormu ingin tahu.
signals-own-alliance-low = Kerja sama belum terasa pas bagi Anda. Lebih baik dikatakan sekarang daripada dipendam.
    .kamu = Kerja sama belum terasa pas bagimu. Lebih baik dikatakan sekarang daripada dipendam.
signals-own-guess-above = Konselor Anda mengira Anda lebih puas daripada jawaban Anda. Ceritakan apa yang terlewat.
    .kamu = Konselormu mengira kamu lebih puas daripada jawabanmu. Ceritakan apa yang terlewat.
signals-own-no-improvement = Cek-in Anda belum banyak berubah. Tujuan dan tugas mana yang masih tepat?
    .kamu = Cek-inmu belum banyak berubah. Tujuan dan tugas mana yang masih tepat?
signals-own-feedback-stopped = Sudah beberapa sesi tanpa umpan balik dari Anda. Merepotkan, atau ada yang membuat enggan? Dua-duanya boleh dikatakan.
    .kamu = Sudah beberapa sesi tanpa umpan balik darimu. Merepotkan, atau ada yang membuat enggan? Dua-duanya boleh dikatakan.
signals-own-checkins-stopped = Sudah beberapa sesi tanpa cek-in. Kalau terasa tidak berguna, katakan saja.
signals-own-goal-unanswered = Tujuan “{ $words }” belum disepakati berdua.
signals-own-task-unanswered = Tugas “{ $words }” belum disepakati berdua.
signals-own-numbers-checkin = Di awal { $first }, kini { $now }.
signals-own-numbers-drop = Kali ini { $now }, biasanya { $usual }.
signals-own-numbers-low = Rata-rata { $mean } dari { $top }.
signals-own-numbers-guess = Dugaan konselor { $guess }, jawaban Anda { $rating }.
    .kamu = Dugaan konselor { $guess }, jawabanmu { $rating }.
signals-words-long = Tulisan ini terlalu panjang; persingkat sampai dua ribu huruf.
signals-repaired-by-both = Pulih atau belum, diputuskan berdua: bukalah jalan pemulihan di atas.
