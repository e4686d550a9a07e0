## Kesepakatan konseling: halamannya, lalu isinya

agreement-title = Kesepakatan konseling
agreement-lead-client = Ini yang kita sepakati sebelum mulai. Bacalah pelan-pelan, dan tanyakan apa pun yang belum jelas sebelum menandatangani.
    .kamu = Ini yang kita sepakati sebelum mulai. Baca pelan-pelan, dan tanyakan apa pun yang belum jelas sebelum tanda tangan.
agreement-lead-counsellor = Teks yang sama dibaca klien dengan kata-kata ini. Bicarakan isinya, lalu tanda tangani juga dari pihak Anda.
agreement-signatures = Tanda tangan
agreement-signed = { $name } menandatangani pada { $when }, setelah membaca teks { $language }.
agreement-in-id = berbahasa Indonesia
agreement-in-en = berbahasa Inggris
agreement-digest = Sidik teks: { $digest }
agreement-unsigned-you = Anda belum menandatangani.
    .kamu = Kamu belum menandatangani.
agreement-unsigned-other = Menunggu tanda tangan { $name }
agreement-consent = Saya sudah membaca kesepakatan ini dan menyetujuinya
    .kamu = Aku sudah membaca kesepakatan ini dan menyetujuinya
agreement-consent-counsellor = Saya sudah membicarakan kesepakatan ini dengan klien dan akan memegangnya
agreement-consent-missing = Centang kotak ini bila sudah membaca dan menyetujui. Bila belum, bicarakan dulu saat bertemu.
agreement-sign = Tanda tangani
agreement-version = Versi { $version }, mulai { $date }
agreement-changed = Teks ini berubah sejak halamannya dibuka, jadi belum ditandatangani. Bacalah yang terbaru di bawah ini.
done-agreement-signed = Tanda tangan sudah tersimpan. Teks ini selalu bisa dibaca lagi di sini.

agreement-signed-paper = { $name } menandatangani di atas kertas pada { $when }, setelah membaca teks { $language }.
agreement-unsigned-guardian = Menunggu persetujuan orang tua atau wali
agreement-versions = Versi lain
agreement-compare = Bandingkan dengan yang tampil
agreement-comparison = Dua versi kesepakatan
agreement-comparison-lead = Versi { $from } ({ $from-date }) di samping versi { $to } ({ $to-date }). Yang dicoret sudah tidak berlaku, yang digarisbawahi adalah yang baru.
agreement-comparison-none = Baru ada satu versi kesepakatan, jadi belum ada yang bisa dibandingkan.
agreement-beginning = Pembuka
agreement-same = Tidak ada yang berubah.
agreement-back = Kembali ke kesepakatan
agreement-kind-title = Jenis kesepakatan untuk kasus ini
agreement-kind = Teks yang dipakai
agreement-kind-hint = Bila diganti, semua pihak menandatangani teks yang baru. Teks lama tetap bisa dibaca.
agreement-kind-counselling = Konseling tatap muka
agreement-kind-counselling-text = Untuk konseling dengan orang dewasa, di ruang Anda.
agreement-kind-school = Konseling di sekolah
agreement-kind-school-text = Untuk murid, dengan persetujuan orang tua atau wali dan persetujuan anak sendiri.
agreement-kind-online = Konseling daring
agreement-kind-online-text = Untuk pertemuan lewat layar atau telepon.
agreement-kind-missing = Pilih dulu salah satu jenis teks.
agreement-kind-button = Pakai teks ini
agreement-paper-link = Catat tanda tangan di atas kertas
agreement-paper-title = Tanda tangan di atas kertas
agreement-paper-lead = Cetak halaman kesepakatan, biarkan dibaca dan ditandatangani, lalu catat di sini. Lembarnya tetap Anda simpan; di Selaras tercatat siapa yang menandatangani, kapan, dan bahwa Anda yang mencatatnya.
agreement-paper-who = Siapa yang menandatangani?
agreement-paper-who-missing = Pilih siapa yang menandatangani.
agreement-paper-on = Tanggal pada lembar itu
agreement-paper-on-missing = Isi tanggal yang tertulis pada lembar itu.
agreement-paper-on-future = Tanggal ini belum tiba. Isi tanggal yang tertulis pada lembar itu.
agreement-paper-sure = Lembar yang ditandatangani berisi teks versi ini, dan saya menyimpannya
agreement-paper-sure-missing = Centang kotak ini setelah memegang lembar yang ditandatangani.
agreement-paper-button = Catat tanda tangan
agreement-delayed = Sesi pertama berjalan sebelum semua menandatangani ({ $date }):
done-agreement-kind-chosen = Teks kesepakatan sudah diganti.
done-agreement-paper-kept = Tanda tangan di atas kertas sudah dicatat.

## Perubahan yang diusulkan satu pihak dan disetujui keduanya

amendment-own = Yang kita sepakati sendiri
amendment-open = Usulan perubahan
amendment-propose-here = Usulkan perubahan di sini
amendment-adds-you = Anda mengusulkan untuk menambahkan di sini:
    .kamu = Kamu mengusulkan untuk menambahkan di sini:
amendment-adds-other = { $name } mengusulkan untuk menambahkan di sini:
amendment-drops-you = Anda mengusulkan untuk menghapus kesepakatan sendiri di bagian ini, karena:
    .kamu = Kamu mengusulkan untuk menghapus kesepakatan sendiri di bagian ini, karena:
amendment-drops-other = { $name } mengusulkan untuk menghapus kesepakatan sendiri di bagian ini, karena:
amendment-answer = Baca dan jawab
amendment-see = Lihat usulan ini
amendment-new-title = Usulkan perubahan
amendment-new-lead = Bagian “{ $clause }”. Teks dasarnya tetap ada; yang Anda berdua sepakati ditulis di bawahnya dan berlaku untuk kasus ini saja.
    .kamu = Bagian “{ $clause }”. Teks dasarnya tetap ada; yang kalian berdua sepakati ditulis di bawahnya dan berlaku untuk kasus ini saja.
amendment-what = Apa yang Anda usulkan?
    .kamu = Apa yang kamu usulkan?
amendment-what-change = Ganti dengan kata-kata baru
amendment-what-drop = Hapus yang sudah disepakati di sini
amendment-words = Apa yang Anda usulkan?
    .kamu = Apa yang kamu usulkan?
amendment-words-or-why = Kata-katanya, atau alasannya
amendment-words-hint = Tulis seperti Anda mengatakannya kepada { $name }. Baru berlaku setelah disetujui berdua dan ditandatangani.
    .kamu = Tulis seperti kamu mengatakannya kepada { $name }. Baru berlaku setelah disetujui berdua dan ditandatangani.
amendment-send = Kirim usulan
amendment-waits-already = Di bagian ini sudah ada usulan yang menunggu jawaban. Jawab atau bicarakan itu dulu.
amendment-nothing-to-drop = Di bagian ini belum ada kesepakatan sendiri yang bisa dihapus.
amendment-one-title = Usulan perubahan
amendment-one-lead = Untuk bagian “{ $clause }”.
amendment-drops-why = Kesepakatan sendiri di bagian ini diusulkan untuk dihapus, karena:
amendment-withdrawn = Ditarik kembali
amendment-withdraw = Tarik usulan ini
amendment-answer-title = Jawaban untuk usulan perubahan
amendment-wording-title = Usulan dengan kata-kata lain
done-amendment-proposed = Usulan sudah dikirim.
done-amendment-proposed-to-client = Usulan sudah dikirim dan menunggu jawaban klien.
done-amendment-reworded = Kata-kata baru sudah dikirim.
done-amendment-reworded-to-client = Kata-kata baru sudah dikirim dan menunggu jawaban klien.
done-amendment-agreed = Disepakati berdua. Teks yang baru ada di bawah ini; tanda tangani bila sudah dibaca.
done-amendment-withdrawn = Usulan sudah ditarik kembali.
done-amendment-not-withdrawn = Usulan ini tidak bisa ditarik lagi: sudah disepakati, atau berasal dari pihak lain.

## Teks lembaga sendiri

templates-title = Teks kesepakatan
templates-lead = Tiap kasus memakai salah satu dari tiga teks ini. Anda bisa menulis tiap bagiannya dengan kata-kata lembaga sendiri, misalnya tentang biaya atau cara menghubungi konselor.
templates-how = Buka bagian yang ingin diubah. Bila dikosongkan, kata-kata kami berlaku lagi. Setiap perubahan berarti semua kasus terbuka dengan teks ini menandatangani ulang, jadi ubahlah sekaligus.
templates-own = Kata-kata sendiri
templates-in-id = Dalam bahasa Indonesia
templates-in-en = Dalam bahasa Inggris
templates-button = Simpan teks
done-template-kept = Teks sudah disimpan. Kasus terbuka dengan teks ini akan diminta menandatangani ulang.
done-template-same = Tidak ada yang berubah.

## Isi. Bila maknanya berubah, naikkan versi teks di agreement/text.rs.

agreement-opening =
    Kesepakatan ini dibuat antara Anda dan konselor Anda di { $practice }. Isinya menjelaskan cara kita bekerja bersama, apa yang dirahasiakan, dan apa hak Anda. Bila ada yang belum jelas, tanyakan dulu. Tidak ada pertanyaan yang salah.
    .kamu =
    Kesepakatan ini dibuat antara kamu dan konselormu di { $practice }. Isinya menjelaskan cara kita bekerja bersama, apa yang dirahasiakan, dan apa hakmu. Kalau ada yang belum jelas, tanyakan dulu. Tidak ada pertanyaan yang salah.

agreement-roles-title = Siapa melakukan apa
agreement-roles =
    - Anda memilih apa yang ingin dibicarakan dan apa yang ingin dicapai.
    - Konselor mendengarkan, bertanya, dan menjelaskan caranya bekerja. Konselor tidak memutuskan hidup Anda.
    - Tujuan dan tugas baru berlaku setelah Anda berdua setuju. Anda boleh mengubah kata-katanya atau menolak.
    - Konseling tidak menjanjikan hasil tertentu. Kita memeriksa bersama apakah ini membantu, lalu menyesuaikannya.
    .kamu =
    - Kamu memilih apa yang ingin dibicarakan dan apa yang ingin dicapai.
    - Konselor mendengarkan, bertanya, dan menjelaskan caranya bekerja. Konselor tidak memutuskan hidupmu.
    - Tujuan dan tugas baru berlaku setelah kalian berdua setuju. Kamu boleh mengubah kata-katanya atau menolak.
    - Konseling tidak menjanjikan hasil tertentu. Kita memeriksa bersama apakah ini membantu, lalu menyesuaikannya.

agreement-confidentiality-title = Kerahasiaan
agreement-confidentiality =
    Yang Anda ceritakan tetap di antara Anda dan konselor. Konselor tidak menyampaikannya kepada keluarga, teman, sekolah, atau tempat kerja tanpa izin Anda.

    Pada pesan dan tautan yang dikirim tidak pernah tertulis apa yang Anda bicarakan.
    .kamu =
    Yang kamu ceritakan tetap di antara kamu dan konselormu. Konselor tidak menyampaikannya kepada orang tua, guru, atau teman tanpa izinmu.

    Pada pesan dan tautan yang dikirim tidak pernah tertulis apa yang kamu bicarakan.

agreement-limits-title = Batas kerahasiaan
agreement-limits =
    Ada empat keadaan ketika konselor boleh atau wajib berbicara dengan orang lain:
    - Anda berada dalam bahaya, misalnya ingin menyakiti diri atau mengakhiri hidup.
    - Orang lain berada dalam bahaya, misalnya akan disakiti.
    - Seorang anak disakiti, dilecehkan, atau ditelantarkan.
    - Pengadilan memerintahkannya menurut hukum.

    Bila itu terjadi, konselor berusaha membicarakannya dengan Anda lebih dulu. Yang disampaikan hanya yang perlu, hanya kepada orang yang bisa menolong atau yang berwenang.

    Supervisor membantu konselor bekerja dengan baik. Supervisor hanya boleh melihat ruang ini bila Anda mengizinkannya, dan izin itu bisa Anda tarik kapan saja.
    .kamu =
    Ada empat keadaan ketika konselor boleh atau wajib berbicara dengan orang lain:
    - Kamu berada dalam bahaya, misalnya ingin menyakiti diri atau mengakhiri hidup.
    - Orang lain berada dalam bahaya, misalnya akan disakiti.
    - Seorang anak disakiti, dilecehkan, atau ditelantarkan. Anak itu bisa kamu sendiri.
    - Pengadilan memerintahkannya menurut hukum.

    Kalau itu terjadi, konselor berusaha membicarakannya denganmu lebih dulu. Yang disampaikan hanya yang perlu, hanya kepada orang yang bisa menolong atau yang berwenang.

    Supervisor membantu konselor bekerja dengan baik. Supervisor hanya boleh melihat ruang ini kalau kamu mengizinkannya, dan izin itu bisa kamu tarik kapan saja.

agreement-sees-title = Siapa melihat apa di Selaras
agreement-sees =
    Selaras adalah program yang kita pakai bersama.
    - Anda melihat tujuan, tugas, jawaban, ringkasan sesi, dan gambaran yang sama dengan yang dilihat konselor.
    - Hanya konselor Anda yang melihat jawaban dan kata-kata Anda. Tulisan yang Anda simpan untuk diri sendiri tidak dilihat konselor.
    - Supervisor melihatnya hanya dengan izin Anda.
    - Pengelola lembaga mengatur akun. Lewat Selaras mereka tidak bisa membaca isi konseling.
    - Keluarga, sekolah, dan tempat kerja tidak mendapat akses.
    - Setiap kali orang lain membuka ruang ini, itu tercatat: siapa dan kapan.
    .kamu =
    Selaras adalah program yang kita pakai bersama.
    - Kamu melihat tujuan, tugas, jawaban, ringkasan sesi, dan gambaran yang sama dengan yang dilihat konselor.
    - Hanya konselormu yang melihat jawaban dan kata-katamu. Tulisan yang kamu simpan untuk diri sendiri tidak dilihat konselor.
    - Supervisor melihatnya hanya dengan izinmu.
    - Pengelola lembaga mengatur akun. Lewat Selaras mereka tidak bisa membaca isi konseling.
    - Orang tua, guru, dan teman tidak mendapat akses.
    - Setiap kali orang lain membuka ruang ini, itu tercatat: siapa dan kapan.

agreement-written-title = Apa yang ditulis
agreement-written =
    - Jawaban Anda sebelum dan sesudah sesi.
    - Tujuan dan tugas, dengan semua perubahannya.
    - Ringkasan tiap sesi, yang juga bisa Anda baca.
    - Catatan kerja konselor. Di Selaras, catatan ini hanya dilihat konselor.
    .kamu =
    - Jawabanmu sebelum dan sesudah sesi.
    - Tujuan dan tugas, dengan semua perubahannya.
    - Ringkasan tiap sesi, yang juga bisa kamu baca.
    - Catatan kerja konselor. Di Selaras, catatan ini hanya dilihat konselor.

agreement-between-title = Di antara sesi, dan saat gawat
agreement-between =
    Apa yang Anda kirim lewat Selaras dibaca konselor sebelum sesi berikutnya, tidak langsung saat itu juga. Selaras bukan layanan darurat.

    { $emergency }
    .kamu =
    Apa yang kamu kirim lewat Selaras dibaca konselor sebelum sesi berikutnya, tidak langsung saat itu juga. Selaras bukan layanan darurat.

    { $emergency }

agreement-feedback-title = Untuk apa masukan Anda
    .kamu = Untuk apa masukanmu
agreement-feedback =
    Setelah sesi, Anda ditanya bagaimana rasanya bekerja bersama. Jawaban itu dipakai untuk menyesuaikan konseling. Bukan untuk menilai Anda, dan bukan untuk menilai konselor.
    - Kritik justru membantu. Bila ada yang kurang pas, katakanlah. Anda tidak akan dirugikan karenanya.
    - Jawaban Anda tidak ditunjukkan kepada atasan konselor atau pengelola lembaga.
    - Mengisinya adalah pilihan Anda. Anda boleh tidak menjawab.
    .kamu =
    Setelah sesi, kamu ditanya bagaimana rasanya bekerja bersama. Jawaban itu dipakai untuk menyesuaikan konseling. Bukan untuk menilai kamu, dan bukan untuk menilai konselor.
    - Kritik justru membantu. Kalau ada yang kurang pas, bilang saja. Kamu tidak akan dirugikan karenanya.
    - Jawabanmu tidak ditunjukkan kepada atasan konselor, guru, atau pengelola lembaga.
    - Mengisinya pilihanmu. Kamu boleh tidak menjawab.

agreement-rights-title = Hak Anda
    .kamu = Hakmu
agreement-rights =
    - Berhenti kapan saja, tanpa harus memberi alasan.
    - Meminta konselor lain.
    - Melihat apa yang disimpan tentang Anda, dan tahu siapa yang membukanya.
    - Meminta yang keliru diperbaiki.
    - Bertanya tentang apa pun di kesepakatan ini, kapan saja.
    .kamu =
    - Berhenti kapan saja, tanpa harus memberi alasan.
    - Meminta konselor lain.
    - Melihat apa yang disimpan tentang kamu, dan tahu siapa yang membukanya.
    - Meminta yang keliru diperbaiki.
    - Bertanya tentang apa pun di kesepakatan ini, kapan saja.

agreement-sees-minor =
    Selaras adalah program yang kita pakai bersama.
    - Anda melihat tujuan, tugas, jawaban, ringkasan sesi, dan gambaran yang sama dengan yang dilihat konselor.
    - Hanya konselor Anda yang melihat jawaban dan kata-kata Anda. Tulisan yang Anda simpan untuk diri sendiri tidak dilihat konselor.
    - Orang tua atau wali hanya melihat yang disebut di bagian “Orang tua atau wali”.
    - Supervisor melihatnya hanya dengan izin Anda.
    - Pengelola lembaga mengatur akun. Lewat Selaras mereka tidak bisa membaca isi konseling.
    - Guru lain, teman, dan tempat kerja tidak mendapat akses.
    - Setiap kali orang lain membuka ruang ini, itu tercatat: siapa dan kapan.
    .kamu =
    Selaras adalah program yang kita pakai bersama.
    - Kamu melihat tujuan, tugas, jawaban, ringkasan sesi, dan gambaran yang sama dengan yang dilihat konselor.
    - Hanya konselormu yang melihat jawaban dan kata-katamu. Tulisan yang kamu simpan untuk diri sendiri tidak dilihat konselor.
    - Orang tua atau wali hanya melihat yang disebut di bagian “Orang tua atau wali”.
    - Supervisor melihatnya hanya dengan izinmu.
    - Pengelola lembaga mengatur akun. Lewat Selaras mereka tidak bisa membaca isi konseling.
    - Guru lain dan teman tidak mendapat akses.
    - Setiap kali orang lain membuka ruang ini, itu tercatat: siapa dan kapan.

agreement-guardian-title = Orang tua atau wali
agreement-guardian =
    Karena Anda belum berusia 18 tahun, orang tua atau wali ikut menyetujui konseling ini. Persetujuan Anda sendiri sama pentingnya: tanpa itu, konseling tidak dimulai.
    - Mereka boleh tahu bahwa Anda mengikuti konseling, dan kapan sesinya.
    - Tujuan, tugas, dan ringkasan hanya mereka lihat bila Anda mengizinkan. Izin itu bisa Anda tarik kapan saja.
    - Mereka tidak melihat apa yang Anda ceritakan, jawaban Anda, masukan Anda tentang sesi, maupun catatan pribadi Anda.
    - Bila ada bahaya, berlaku bagian “Batas kerahasiaan”.
    - Begitu Anda berusia 18 tahun, kesepakatan ini menjadi milik Anda sendiri, dan akses mereka berakhir.
    .kamu =
    Karena kamu belum berusia 18 tahun, orang tua atau wali ikut menyetujui konseling ini. Persetujuanmu sendiri sama pentingnya: tanpa itu, konseling tidak dimulai.
    - Mereka boleh tahu bahwa kamu ikut konseling, dan kapan sesinya.
    - Tujuan, tugas, dan ringkasan hanya mereka lihat kalau kamu mengizinkan. Izin itu bisa kamu tarik kapan saja.
    - Mereka tidak melihat apa yang kamu ceritakan, jawabanmu, masukanmu tentang sesi, maupun catatan pribadimu.
    - Kalau ada bahaya, berlaku bagian “Batas kerahasiaan”.
    - Begitu kamu berusia 18 tahun, kesepakatan ini menjadi milikmu sendiri, dan akses mereka berakhir.

agreement-online-title = Bertemu lewat layar
agreement-online =
    - Kita masing-masing mencari tempat yang tenang, tempat orang lain tidak ikut mendengar. Bila ada yang masuk, katakan saja; kita berhenti sebentar.
    - Tidak ada yang merekam, kecuali kita berdua menyetujuinya secara tertulis.
    - Pada awal tiap sesi Anda memberi tahu di mana Anda berada, supaya bantuan bisa datang bila terjadi sesuatu.
    - Bila sambungan terputus, konselor mencoba menghubungi lagi selama sepuluh menit. Bila tidak berhasil, kita menjadwalkan ulang.
    - Bila bertemu lewat layar ternyata kurang menolong, kita membicarakan cara lain.
    .kamu =
    - Kita masing-masing mencari tempat yang tenang, tempat orang lain tidak ikut mendengar. Kalau ada yang masuk, bilang saja; kita berhenti sebentar.
    - Tidak ada yang merekam, kecuali kita berdua menyetujuinya secara tertulis.
    - Di awal tiap sesi kamu memberi tahu di mana kamu berada, supaya bantuan bisa datang kalau terjadi sesuatu.
    - Kalau sambungan terputus, konselor mencoba menghubungi lagi selama sepuluh menit. Kalau tidak berhasil, kita menjadwalkan ulang.
    - Kalau bertemu lewat layar ternyata kurang menolong, kita membicarakan cara lain.

agreement-fees-title = Biaya
agreement-fees =
    - Biaya tiap sesi, bila ada, disampaikan sebelum sesi pertama, dan tidak berubah tanpa dibicarakan lebih dulu.
    - Bila berhalangan, kabari secepatnya. Aturan tentang sesi yang batal disampaikan sebelum kita mulai.
    - Bila biayanya memberatkan, katakanlah. Kita mencari jalan bersama.
    .kamu =
    - Biaya tiap sesi, kalau ada, disampaikan sebelum sesi pertama, dan tidak berubah tanpa dibicarakan lebih dulu.
    - Kalau berhalangan, kabari secepatnya. Aturan tentang sesi yang batal disampaikan sebelum kita mulai.
    - Kalau biayanya memberatkan, bilang saja. Kita mencari jalan bersama.
