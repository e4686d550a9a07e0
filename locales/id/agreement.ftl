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
